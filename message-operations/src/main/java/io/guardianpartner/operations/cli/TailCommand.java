package io.guardianpartner.operations.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.guardianpartner.message.Contract;
import io.guardianpartner.message.process.StopRequest;
import io.guardianpartner.operations.OperationException;
import io.guardianpartner.operations.aws.AwsCall;
import io.guardianpartner.operations.platform.PlatformState;
import io.guardianpartner.operations.tail.MessageTap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.sqs.model.Message;

/** Prints every message of every service as it passes. */
@Command(name = "tail", sortOptions = false, description = {
    "Prints each message that a service publishes, until Ctrl-C.",
    "Only on the Guardian that runs on this machine: it listens with a temporary queue."}, footer = {
        "",
        "It takes no message from a service. It shows what is published from now on; what is put into a queue directly does",
        "not pass here. While it listens, topology verify names its subscriptions as unexpected.", "", "Examples:",
        "  guardian messages tail", "  guardian messages tail --service ORDERS_SERVICE --type MSG_ORDER_STATUS_CHANGED",
        "  guardian messages tail --json --count 10 | jq .payload"})
class TailCommand implements Callable<Integer> {

    private static final String SERVICE = "Only what this service sends, or gets. Repeatable.";

    @Option(names = "--type", paramLabel = "TYPE", description = "Only messages of this type. Repeatable.")
    private Set<String> types = new HashSet<>();

    @Option(names = "--service", paramLabel = "SERVICE", description = SERVICE)
    private Set<String> services = new HashSet<>();

    @Option(names = "--count", paramLabel = "N", description = "Ends after N messages.")
    private Integer count;

    @Option(names = "--json", description = "A JSON object for each message.")
    private boolean json;

    @Option(names = "--environment", paramLabel = "NAME", defaultValue = "local", description = "Prefix of the "
        + "names of topics (default: ${DEFAULT-VALUE}).")
    private String environment;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this and ends.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Contract contract = Contract.load();
        requireKnown(contract);
        PlatformState state = Home.of(spec).running();
        PassingMessages passing = new PassingMessages(contract, types, services, json, spec.commandLine().getOut());
        CountDownLatch left = new CountDownLatch(count == null ? Integer.MAX_VALUE : count);
        PrintWriter err = spec.commandLine().getErr();
        try (StopRequest stop = StopRequest.listen(); MessageTap tap = tap(state, contract, passing, left)) {
            err.println("Listening; Ctrl-C ends it.");
            err.flush();
            await(left, stop, tap);
        }
        return 0;
    }

    private void requireKnown(Contract contract) {
        services.stream().filter(service -> !contract.services().containsKey(service)).findFirst().ifPresent(one -> {
            throw new OperationException("The contract has no service " + one + "; it has "
                + String.join(", ", contract.services().keySet()));
        });
        types.stream().filter(type -> !contract.messages().containsKey(type)).findFirst().ifPresent(one -> {
            throw new ParameterException(spec.commandLine(), "--type wants one of "
                + String.join(", ", contract.messages().keySet()) + "; not " + one);
        });
        if (count != null && count < 1) {
            throw new ParameterException(spec.commandLine(), "--count wants a number from 1");
        }
    }

    private MessageTap tap(PlatformState state, Contract contract, PassingMessages passing, CountDownLatch left) {
        return AwsCall.of("sqs:CreateQueue and sns:Subscribe", "queue to listen with",
            () -> new MessageTap(URI.create(state.addresses().get("sqs")), URI.create(state.addresses().get("sns")),
                environment, contract, message -> passed(message, passing, left)));
    }

    private static void passed(Message message, PassingMessages passing, CountDownLatch left) {
        if (left.getCount() > 0 && passing.print(message)) {
            left.countDown();
        }
    }

    private static void await(CountDownLatch left, StopRequest stop, MessageTap tap) {
        try {
            while (!left.await(1, TimeUnit.SECONDS)) {
                if (!tap.isListening()) {
                    throw new OperationException("Guardian has ended, there is nothing to listen to any more");
                }
            }
        } catch (InterruptedException e) {
            // Ctrl-C ends the command.
        } finally {
            stop.calm();
        }
    }
}
