package io.guardianpartner.operations.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.Json;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.ServiceEntry;
import io.guardianpartner.operations.OperationException;
import io.guardianpartner.operations.sending.Draft;
import io.guardianpartner.operations.sending.Sending;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends one message, as its sender would. */
@Command(name = "send", sortOptions = false, description = {
    "Sends a message that the contract permits, to its sender's topic, and prints its messageId.",
    CloudOptions.WHERE}, footer = {"",
        "The contract says who sends a type and to whom; --sender and --target only verify it. The message is",
        "validated before it is sent: an error names the member and the rule. It is a new message, unless",
        "--message-id gives it the id of one that its receiver may have handled already: then it is a duplicate.",
        "Every message is written to the audit log, without its payload.", "", "Examples:",
        "  guardian send MSG_PAYMENT_FAIL --payload fail.json --dry-run",
        "  echo '{\"orderId\":\"…\",\"paymentId\":\"…\",\"reason\":\"EXPIRED\"}' | guardian send MSG_PAYMENT_FAIL \\",
        "      --target ORDERS_SERVICE --payload -",
        "  guardian send MSG_ORDER_STATUS_CHANGED --payload changed.json --to-queue --only PRODUCTS_CATALOG_SERVICE",
        "  guardian send MSG_PAYMENT_FAIL --payload fail.json --aws --environment production"})
public class SendCommand implements Callable<Integer> {

    private static final int LIMIT = 1024 * 1024;
    private static final String TO_QUEUE = "Puts it into the target's queue, past the topic; a broadcast into the queue"
        + " of everybody who listens.";

    @Parameters(paramLabel = "TYPE", description = "MSG_PAYMENT_SUCCESS, MSG_ORDER_STATUS_CHANGED …")
    private String type;

    @Option(names = "--target", paramLabel = "SERVICE|MSG_SERVICE_ANY", description = "The receiver (default: the "
        + "contract's).")
    private String target;

    @Option(names = "--payload", paramLabel = "FILE|-", required = true, description = "The payload as JSON; - reads it "
        + "from standard input.")
    private String payload;

    @Option(names = "--sender", paramLabel = "SERVICE", description = "The sender (default: the contract's).")
    private String sender;

    @Option(names = "--correlation-id", paramLabel = "UUID", description = "The order, or product, that it is about "
        + "(default: the payload's orderId or id).")
    private UUID correlationId;

    @Option(names = "--message-id", paramLabel = "UUID", description = "Its id (default: a new one).")
    private UUID messageId;

    @Option(names = "--to-queue", description = TO_QUEUE)
    private boolean toQueue;

    @Option(names = "--only", paramLabel = "SERVICE", description = "With --to-queue: only this one's queue.")
    private String only;

    @Option(names = "--dry-run", description = "Checks and prints the message and sends nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Prints a JSON object.")
    private boolean json;

    @Mixin
    private AuditOptions audit;

    @Mixin
    private CloudOptions cloud;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (only != null && !toQueue) {
            throw new ParameterException(spec.commandLine(), "--only names a queue; it requires --to-queue");
        }
        Sending sending = new Sending(Contract.load(), cloud.environment());
        Message message = sending.message(
            new Draft(type, sender, target, readPayload(), correlationId, messageId));
        List<ServiceEntry> receivers = toQueue ? sending.receivers(message, only) : List.of();
        if (dryRun) {
            Output.json(spec.commandLine().getOut(), described(message));
            spec.commandLine().getErr().println("Dry run: the contract permits it; nothing was sent.");
            return 0;
        }
        try (Connection connection = cloud.open();
            var log = audit.open("send", connection.environment())) {
            log.line(audited(message, receivers));
            if (toQueue) {
                receivers.forEach(receiver -> sending.putIntoQueue(message, receiver, connection.sqs(),
                    connection.addresses()));
            } else {
                sending.publish(message, connection.sns(), connection.addresses());
            }
        }
        if (json) {
            Output.json(spec.commandLine().getOut(), message.attributes());
        } else {
            spec.commandLine().getOut().println(message.messageId());
        }
        return 0;
    }

    private static Map<String, Object> audited(Message message, List<ServiceEntry> receivers) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("to", receivers.isEmpty() ? "topic" : receivers.stream().map(ServiceEntry::queue).toList());
        facts.put(Attributes.MESSAGE_ID, message.messageId());
        facts.put(Attributes.TYPE, message.envelope().type());
        facts.put(Attributes.TARGET, message.envelope().target());
        return facts;
    }

    private static Map<String, Object> described(Message message) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("attributes", message.attributes());
        all.put("body", message.envelope());
        return all;
    }

    private JsonNode readPayload() {
        try (InputStream in = payload.equals("-") ? System.in : Files.newInputStream(Path.of(payload))) {
            byte[] bytes = in.readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT) {
                throw new OperationException("The payload exceeds the maximum size of a message");
            }
            JsonNode read = Json.mapper().readTree(bytes);
            if (read == null || !read.isObject()) {
                throw new OperationException("The payload in " + payload + " is no JSON object");
            }
            return read;
        } catch (JsonProcessingException e) {
            throw new OperationException("The payload in " + payload + " is no JSON that is read here"
                + (e.getLocation() == null
                    ? ""
                    : ": line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr()),
                e);
        } catch (IOException e) {
            throw new OperationException("The payload cannot be read: there is no file " + payload
                + " that may be read", e);
        }
    }
}
