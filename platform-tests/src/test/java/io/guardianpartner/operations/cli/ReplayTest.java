package io.guardianpartner.operations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.guardianpartner.message.Attributes;
import io.guardianpartner.operations.audit.AuditLog;
import io.guardianpartner.operations.deadletters.DeadLetterScanner;
import io.guardianpartner.operations.deadletters.DeadLetterSources;
import io.guardianpartner.operations.deadletters.Replay;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.Message;

/** Replaying and dropping dead letters. */
@Execution(ExecutionMode.CONCURRENT)
class ReplayTest {

    @TempDir
    private Path root;
    private Operator operator;

    @BeforeEach
    void start() {
        operator = new Operator(root);
    }

    @Test
    void aReplayedMessageIsTheSameMessageWithoutItsFailure() {
        String id = operator.park("orders", "MSG_PAYMENT_FAIL", "rejected", Instant.now());

        assertThat(operator.run("dead-letters", "replay", "--service", "ORDERS_SERVICE", "--yes")).isZero();

        assertThat(operator.err).contains("1 letter replayed, 0 failed");
        Message replayed = operator.take("orders").get(0);
        assertThat(Operator.attributes(replayed)).isEqualTo(Map.of("sender", "PAYMENTS_SERVICE", "target",
            "ORDERS_SERVICE", "type", "MSG_PAYMENT_FAIL", "messageId", id, "correlationId", Operator.ORDER.toString(),
            "schemaVersion", "1"));
        assertThat(replayed.body()).isEqualTo("{\"type\":\"MSG_PAYMENT_FAIL\",\"secret\":\"payload\"}");
        assertThat(operator.counts("orders-dead-letters")).isEqualTo(new Operator.Counts(0, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"replay", "drop"})
    void withoutYesNothingIsChanged(String action) throws Exception {
        String id = operator.park("orders", "MSG_PAYMENT_FAIL", "rejected", Instant.now());

        assertThat(operator.run("dead-letters", action, "--all")).isZero();

        assertThat(operator.out).contains(id);
        assertThat(operator.err).contains("Dry run: nothing was changed. 1 letter of 1 would be ", "--yes does it.");
        assertThat(operator.counts("orders")).isEqualTo(new Operator.Counts(0, 0));
        assertThat(operator.counts("orders-dead-letters")).isEqualTo(new Operator.Counts(1, 0));
        assertThat(operator.audit()).isEmpty();
    }

    @Test
    void onlyWhatIsChosenIsTouchedAndTheRestIsGivenBack() {
        String chosen = operator.park("orders", "MSG_PAYMENT_FAIL", "rejected", Instant.now());
        for (int other = 0; other < 12; other++) {
            operator.park("orders", "MSG_PAYMENT_FAIL", "invalid", Instant.now());
        }

        assertThat(operator.run("dead-letters", "replay", "--all", "--id", chosen, "--yes")).isZero();

        assertThat(operator.take("orders")).singleElement()
            .satisfies(message -> assertThat(Operator.attributes(message)).containsEntry("messageId", chosen));
        assertThat(operator.counts("orders-dead-letters")).isEqualTo(new Operator.Counts(12, 0));
    }

    @Test
    void atMostSoManyAreReplayed() {
        for (int letter = 0; letter < 15; letter++) {
            operator.park("orders", "MSG_PAYMENT_FAIL", "rejected", Instant.now());
        }

        assertThat(operator.run("dead-letters", "replay", "--queue", "orders", "--limit", "12", "--yes")).isZero();

        assertThat(operator.counts("orders")).isEqualTo(new Operator.Counts(12, 0));
        assertThat(operator.counts("orders-dead-letters")).isEqualTo(new Operator.Counts(3, 0));
    }

    @Test
    void whatSnsCouldNotDeliverGoesToTheSubscribersQueue() {
        operator.put("catalog-from-orders-dead-letters", "{\"a\":1}", Map.of("messageId", "m1", "type", "MSG_X",
            "ErrorMessage", "no queue"));
        operator.put("catalog-from-orders-dead-letters", "{\"Type\":\"Notification\",\"Message\":\"{\\\"b\\\":2}\","
            + "\"MessageAttributes\":{\"messageId\":{\"Type\":\"String\",\"Value\":\"m2\"},"
            + "\"evil\":{\"Type\":\"String\",\"Value\":\"x\"}}}", Map.of());

        assertThat(operator.run("dead-letters", "replay", "--service", "PRODUCTS_CATALOG_SERVICE", "--yes")).isZero();
        assertThat(operator.counts("catalog")).isEqualTo(new Operator.Counts(0, 0));
        assertThat(operator.run("dead-letters", "replay", "--service", "PRODUCTS_CATALOG_SERVICE", "--subscription",
            "--yes")).isZero();

        List<Message> delivered = operator.take("catalog");
        assertThat(delivered).extracting(Message::body).containsExactlyInAnyOrder("{\"a\":1}", "{\"b\":2}");
        assertThat(delivered).extracting(Operator::attributes).containsExactlyInAnyOrder(
            Map.of("messageId", "m1", "type", "MSG_X"), Map.of("messageId", "m2"));
        assertThat(operator.counts("catalog-from-orders-dead-letters")).isEqualTo(new Operator.Counts(0, 0));
    }

    @Test
    void aMessageWithoutIdKeepsItsSqsIdAsMessageId() {
        operator.put("orders-dead-letters", "bare", Map.of());
        assertThat(operator.run("dead-letters", "list", "--queue", "orders", "--json")).isZero();
        String id = operator.json().get(0).path("messageId").asText();

        assertThat(operator.run("dead-letters", "replay", "--queue", "orders", "--id", id, "--yes")).isZero();

        assertThat(Operator.attributes(operator.take("orders").get(0))).isEqualTo(Map.of("messageId", id));
    }

    @Test
    void whatIsParkedAgainMeanwhileIsLeftAlone() {
        String id = operator.park("orders", "MSG_PAYMENT_FAIL", "rejected", Instant.now());
        Connection connection = Connection.open(new Home(root), operator.environment.name(), false,
            Map.of());
        try (connection) {
            var queue = new DeadLetterSources(connection.contract(),
                connection.environment()).named("orders");
            var letters = new DeadLetterScanner(connection.sqs(),
                connection.addresses(), () -> false, summary -> {});
            var audit = AuditLog.open(root.resolve("audit"), "me", "replay", "x",
                Instant::now);
            var replay = new Replay(connection.sqs(),
                connection.addresses(), audit);

            var summary = letters.scan(List.of(queue), letter -> true, Long.MAX_VALUE, (chosen, url, receipts) -> {
                var gone = replay.apply(chosen, url, receipts);
                // A service that parks it at once, as the same message.
                operator.put("orders-dead-letters", "again", Map.of(Attributes.MESSAGE_ID, id));
                return gone;
            });

            assertThat(summary.gone()).isEqualTo(1);
            assertThat(summary.back()).isEqualTo(1);
            audit.close();
        }
        assertThat(operator.counts("orders")).isEqualTo(new Operator.Counts(1, 0));
        assertThat(operator.counts("orders-dead-letters")).isEqualTo(new Operator.Counts(1, 0));
    }

    @Test
    void droppedIsGone() throws Exception {
        operator.park("orders", "MSG_PAYMENT_FAIL", "invalid", Instant.now());
        operator.park("orders", "MSG_PAYMENT_FAIL", "rejected", Instant.now());

        assertThat(operator.run("dead-letters", "drop", "--queue", "orders", "--outcome", "invalid", "--yes"))
            .isZero();

        assertThat(operator.counts("orders")).isEqualTo(new Operator.Counts(0, 0));
        assertThat(operator.counts("orders-dead-letters")).isEqualTo(new Operator.Counts(1, 0));
        assertThat(operator.audit().get(0).path("action").asText()).isEqualTo("drop");
    }

    @Test
    void theAuditLogSaysWhoDidWhatToWhichMessageAndNeverItsPayload() throws Exception {
        String id = operator.park("orders", "MSG_PAYMENT_FAIL", "rejected", Instant.now());

        assertThat(operator.run("dead-letters", "replay", "--queue", "orders", "--yes")).isZero();

        var lines = operator.audit();
        assertThat(lines).hasSize(2);
        var line = lines.get(0);
        assertThat(line.path("who").asText()).isEqualTo(System.getProperty("user.name"));
        assertThat(Instant.parse(line.path("at").asText())).isBefore(Instant.now());
        assertThat(line.path("action").asText()).isEqualTo("replay");
        assertThat(line.path("queue").asText()).isEqualTo(operator.environment.name() + "-orders-dead-letters");
        assertThat(line.path("messageId").asText()).isEqualTo(id);
        assertThat(line.path("type").asText()).isEqualTo("MSG_PAYMENT_FAIL");
        assertThat(line.path("outcome").asText()).isEqualTo("rejected");
        assertThat(lines.get(1).at("/summary/done").asInt()).isEqualTo(1);
        assertThat(lines.toString()).doesNotContain("secret");
    }

    @Test
    void withoutAnAuditLogNothingIsDone() throws Exception {
        operator.park("orders", "MSG_PAYMENT_FAIL", "rejected", Instant.now());
        Path file = operator.file("file", "");

        assertThat(operator.run("dead-letters", "replay", "--all", "--yes", "--audit", file + "/audit.log"))
            .isEqualTo(1);

        assertThat(operator.err.strip()).startsWith("guardian: The audit log cannot be written").hasLineCount(1);
        assertThat(operator.counts("orders-dead-letters")).isEqualTo(new Operator.Counts(1, 0));
        assertThat(operator.run("dead-letters", "replay", "--all", "--yes", "--audit", root + "/elsewhere/a.log"))
            .isZero();
        assertThat(Files.readAllLines(root.resolve("elsewhere/a.log"))).hasSize(2);
    }

    @Test
    void whatCannotBeSentStaysWhereItIs() throws Exception {
        operator.park("orders", "MSG_PAYMENT_FAIL", "rejected", Instant.now());
        operator.sqs.deleteQueue(request -> request.queueUrl(operator.environment.queueUrl("orders")));

        assertThat(operator.run("dead-letters", "replay", "--queue", "orders", "--yes")).isEqualTo(1);

        assertThat(operator.err.lines()).last().isEqualTo("guardian: There is no queue " + operator.environment.name()
            + "-orders.");
        assertThat(operator.counts("orders-dead-letters")).isEqualTo(new Operator.Counts(1, 0));
        assertThat(operator.audit()).singleElement()
            .satisfies(line -> assertThat(line.at("/summary/failed").asInt()).isEqualTo(1));
    }
}
