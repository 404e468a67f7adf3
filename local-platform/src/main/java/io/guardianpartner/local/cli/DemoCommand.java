package io.guardianpartner.local.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import io.guardianpartner.local.identity.TokenIssuer;
import io.guardianpartner.local.supervisor.Platform;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.process.StopRequest;
import io.guardianpartner.operations.cli.Home;
import io.guardianpartner.operations.platform.PlatformState;
import io.guardianpartner.operations.tail.MessageTap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Plays one order and prints each message. */
@Command(name = "demo", description = "Plays an order from menu to FINISHED and prints each message.", footer = {
    "", "Plays on the Guardian that runs; if none does, it starts one for itself on free ports and ends it.",
    "Exit code 1 if the order does not get there."})
class DemoCommand implements Callable<Integer> {

    private static final int MOST_FORGED = 1000;

    private static final String TIMEOUT = "Maximum time of each step (default: ${DEFAULT-VALUE}).";

    private static final String PAYMENTS = "Then pays COUNT more orders and prints the time from the broker's "
        + "approval until the order is in the kitchen.";

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "30", description = TIMEOUT)
    private int timeout;

    @Option(names = "--payments", paramLabel = "COUNT", description = PAYMENTS)
    private int payments;

    private static final String FORGED = "While these are paid, sends PER_SECOND forged notifications of Mercado Pago a "
        + "second.";

    @Option(names = "--forged-webhooks", paramLabel = "PER_SECOND", description = FORGED)
    private int forgedWebhooks;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this and ends.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Numbers.atLeast(1, timeout, "--timeout", spec);
        Numbers.atLeast(0, payments, "--payments", spec);
        Numbers.between(0, MOST_FORGED, forgedWebhooks, "--forged-webhooks", spec);
        if (forgedWebhooks > 0 && payments == 0) {
            throw new ParameterException(spec.commandLine(), "--forged-webhooks requires --payments");
        }
        PrintWriter out = spec.commandLine().getOut();
        var running = PlatformState.alive(Home.of(spec).directory());
        if (running.isPresent()) {
            if (running.get().starting()) {
                throw running.get().notReady();
            }
            play(running.get().addresses(), out);
            return 0;
        }
        out.println("Guardian is not running; one is started for this demo.");
        StopRequest stop = StopRequest.listen();
        Platform platform = null;
        try {
            platform = Platform.builder(Home.of(spec).root()).keepArchives().freePorts().progress(line -> {
                out.println(line);
                out.flush();
            }).start();
            platform.awaitReady(Duration.ofMinutes(3));
            play(platform.addresses(), out);
        } catch (RuntimeException e) {
            if (!stop.isRequested()) {
                throw e;
            }
            return 1;
        } finally {
            stop.calm();
            if (platform != null) {
                platform.close();
            }
        }
        return 0;
    }

    private void play(Map<String, String> addresses, PrintWriter out) {
        TokenIssuer tokens = new TokenIssuer(URI.create(addresses.get("identity")));
        Shop shop = new Shop(URI.create(addresses.get("front-door")), URI.create(addresses.get("mercado-pago")),
            () -> tokens.person("kitchen", "kitchen"));
        Story story = new Story(out);
        try (MessageTap tap = new MessageTap(URI.create(addresses.get("sqs")), URI.create(addresses.get("sns")),
            "local", Contract.load(), story::passed)) {
            new Demo(shop, story, Duration.ofSeconds(timeout)).play();
        }
        if (payments > 0) {
            measure(shop, URI.create(addresses.get("front-door")), out);
        }
    }

    private void measure(Shop shop, URI gateway, PrintWriter out) {
        PaymentTimes times = new PaymentTimes(shop, out, Duration.ofSeconds(timeout));
        if (forgedWebhooks == 0) {
            times.measure(payments);
            return;
        }
        try (ForgedWebhooks flood = ForgedWebhooks.start(gateway, forgedWebhooks)) {
            times.measure(payments);
            out.printf(Locale.ROOT, "meanwhile %d forged notifications were answered, %d of them as not signed%n",
                flood.answered(), flood.refused());
        }
    }
}
