package io.guardianpartner.operations.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.Ids;
import io.guardianpartner.operations.OperationException;
import io.guardianpartner.operations.deadletters.DeadLetterSources;
import io.guardianpartner.operations.story.OrderStory;
import io.guardianpartner.operations.story.StoryReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** All that happened to an order. */
@Command(name = "story", sortOptions = false, description = {
    "Prints all that happened to an order, in order of time, and what it waits for, and until when.",
    "It asks the services by the gateway, and looks for the order's dead letters.", CloudOptions.WHERE}, footer = {"",
        "It needs no tracing: it shows what the services keep anyway. Nobody is named in it: who did something is told",
        "by the role, and what people wrote is not told. A service that does not answer leaves a note.", "",
        "On this machine it gets its token by itself. Elsewhere --url names the gateway and --token where an access",
        "token of an administrator comes from. To look for dead letters counts as a receive of each of them; on AWS it",
        "needs sqs:GetQueueUrl, sqs:ReceiveMessage and sqs:ChangeMessageVisibility.", "",
        "Exit code 1 if there is no such order, the token is not an administrator's, or nobody answers.", "",
        "Examples:", "  guardian story 042", "  guardian story 0199b8a1-5e00-7c3a-9d2e-4f6b8a1c2d30 --json",
        "  guardian story 0199b8a1-5e00-7c3a-9d2e-4f6b8a1c2d30 --aws --environment production \\",
        "      --url https://api.example.com --token file:admin.token"})
public class StoryCommand implements Callable<Integer> {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    @Parameters(paramLabel = "ORDER", description = "Its id, or its tracking number of today.")
    private String order;

    @Mixin
    private CallOptions call;

    @Option(names = "--no-dead-letters", description = "Does not look for dead letters.")
    private boolean withoutDeadLetters;

    @Option(names = "--json", description = "Prints a JSON object.")
    private boolean json;

    @Mixin
    private CloudOptions cloud;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        check();
        cloud.environment();
        JsonNode told = new StoryReader(call.address("front-door"), call.token()).read(order);
        OrderStory story = new OrderStory(told, Contract.load());
        if (!withoutDeadLetters) {
            addDeadLetters(story);
        }
        if (json) {
            Output.json(out, story.json());
        } else {
            new StoryPrinter(out, Instant.now()).print(story.json());
            story.json().path("notes").forEach(note -> spec.commandLine().getErr().println(note.asText()));
        }
        return 0;
    }

    private void check() {
        if (!NUMBER.matcher(order).matches() && !isId(order)) {
            throw wrong("ORDER is an order's id or its tracking number of today, not " + order);
        }
        call.check("https://api.example.com");
        if (call.url().isEmpty() && cloud.isAws()) {
            throw wrong("--aws goes with --url and --token: the services are asked by their gateway");
        }
    }

    /** The rest of the story is worth telling also when these cannot be looked for. */
    private void addDeadLetters(OrderStory story) {
        try (Connection connection = cloud.open()) {
            new Walk(connection, spec.commandLine().getOut(), spec.commandLine().getErr()).scan(
                new DeadLetterSources(connection.contract(), connection.environment()).all(true), story::concerns,
                Long.MAX_VALUE, (letters, queueUrl, receipts) -> {
                    letters.forEach(story::add);
                    return List.of();
                });
        } catch (OperationException e) {
            story.note("Dead letters were not looked for: " + e.getMessage() + ".");
        }
    }

    private ParameterException wrong(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    private static boolean isId(String text) {
        try {
            Ids.parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
