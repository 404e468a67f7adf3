package io.guardianpartner.operations.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.local.LocalCloud;
import io.guardianpartner.local.LocalEnvironment;
import io.guardianpartner.local.SharedLocalCloud;
import io.guardianpartner.local.Wiring;
import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Failure;
import io.guardianpartner.message.Json;
import io.guardianpartner.operations.platform.PlatformState;
import picocli.CommandLine;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** An operator at a shell, in a separate environment, where a Guardian seems to run: its state names a real cloud. */
final class Operator {

    static final UUID ORDER = UUID.fromString("0199b8a1-5e00-7c3a-9d2e-4f6b8a1c2d30");

    final LocalCloud cloud = SharedLocalCloud.get();
    final LocalEnvironment environment = cloud.addEnvironment(Wiring.unique("ops"));
    final SqsClient sqs = cloud.sqs();
    final Path root;
    String out;
    String err;

    Operator(Path root) {
        this.root = root;
        writeState(root, cloud.sqsEndpoint().toString(), cloud.snsEndpoint().toString());
    }

    /** Writes the state of a platform that runs in this process. */
    static void writeState(Path root, String sqs, String sns) {
        var self = ProcessHandle.current();
        try {
            Path directory = Files.createDirectories(root.resolve(".guardian"));
            Json.mapper().writeValue(directory.resolve("state.json").toFile(), new PlatformState(self.pid(),
                self.info().startInstant().map(Object::toString).orElse(""), Map.of("sqs", sqs, "sns", sns), Map.of(),
                List.of()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a command in this environment. */
    int run(String... arguments) {
        return runAsIs(Stream.concat(Arrays.stream(arguments), Stream.of("--environment", environment.name()))
            .toArray(String[]::new));
    }

    int runAsIs(String... arguments) {
        StringWriter said = new StringWriter();
        StringWriter complained = new StringWriter();
        CommandLine command = Operations.commandLine(new Home(root));
        command.setOut(new PrintWriter(said, true));
        command.setErr(new PrintWriter(complained, true));
        int exit = command.execute(arguments);
        out = said.toString();
        err = complained.toString();
        return exit;
    }

    /** Each line of what was said, as JSON. */
    List<JsonNode> json() {
        return out.lines().map(Operator::json).toList();
    }

    List<JsonNode> audit() throws IOException {
        Path log = root.resolve(".guardian/audit.log");
        return Files.exists(log) ? Files.readAllLines(log).stream().map(Operator::json).toList() : List.of();
    }

    static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    Path file(String name, String text) throws IOException {
        return Files.writeString(root.resolve(name), text);
    }

    /** Parks a message as a service does, and gives its messageId back. */
    String park(String service, String type, String outcome, Instant at) {
        String id = UUID.randomUUID().toString();
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put(Attributes.SENDER, "PAYMENTS_SERVICE");
        attributes.put(Attributes.TARGET, "ORDERS_SERVICE");
        attributes.put(Attributes.TYPE, type);
        attributes.put(Attributes.MESSAGE_ID, id);
        attributes.put(Attributes.CORRELATION_ID, ORDER.toString());
        attributes.put(Attributes.SCHEMA_VERSION, "1");
        attributes.put(Attributes.FAILURE, new Failure(outcome, "because of " + outcome, at, 3).json());
        put(service + "-dead-letters", "{\"type\":\"" + type + "\",\"secret\":\"payload\"}", attributes);
        return id;
    }

    void put(String queue, String body, Map<String, String> attributes) {
        sqs.sendMessage(request -> request.queueUrl(environment.queueUrl(queue)).messageBody(body)
            .messageAttributes(values(attributes)));
    }

    private static Map<String, MessageAttributeValue> values(Map<String, String> attributes) {
        Map<String, MessageAttributeValue> values = new LinkedHashMap<>();
        attributes.forEach((name, value) -> values.put(name,
            MessageAttributeValue.builder().dataType("String").stringValue(value).build()));
        return values;
    }

    /** The numbers of visible messages of a queue, and of those in flight. */
    record Counts(int visible, int inFlight) {}

    Counts counts(String queue) {
        var attributes = sqs.getQueueAttributes(request -> request.queueUrl(environment.queueUrl(queue))
            .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
            .attributes();
        return new Counts(Integer.parseInt(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)),
            Integer.parseInt(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)));
    }

    /** Receives the messages of a queue; from now on they are in flight. */
    List<Message> take(String queue) {
        return new Wiring().messagesIn(environment.queueUrl(queue));
    }

    static Map<String, String> attributes(Message message) {
        Map<String, String> attributes = new LinkedHashMap<>();
        message.messageAttributes().forEach((name, value) -> attributes.put(name, value.stringValue()));
        return attributes;
    }
}
