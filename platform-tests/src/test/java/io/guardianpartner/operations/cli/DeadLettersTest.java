package io.guardianpartner.operations.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.Failure;
import io.guardianpartner.message.topology.Topology;
import io.guardianpartner.operations.deadletters.DeadLetterSources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking at dead letters, which changes none of them. */
@Execution(ExecutionMode.CONCURRENT)
class DeadLettersTest {

    private static final Instant NOW = Instant.now();

    @TempDir
    private Path root;
    private Operator operator;
    private String invalid;
    private String rejected;
    private String exhausted;

    @BeforeEach
    void park() {
        operator = new Operator(root);
        invalid = operator.park("orders", "MSG_PAYMENT_FAIL", "invalid", NOW.minus(Duration.ofDays(3)));
        rejected = operator.park("orders", "MSG_PAYMENT_SUCCESS", "rejected", NOW.minus(Duration.ofMinutes(30)));
        exhausted = operator.park("catalog", "MSG_ORDER_STATUS_CHANGED", "retries-exhausted", NOW);
    }

    @Test
    void aLineSaysSinceWhenWhatAndWhyAndNoPayload() {
        assertThat(operator.run("dead-letters", "list", "--queue", "orders", "--outcome", "invalid")).isZero();

        assertThat(operator.out.lines()).hasSize(2).last().asString().contains("3d0h",
            operator.environment.name() + "-orders-dead-letters", "MSG_PAYMENT_FAIL", "invalid", invalid,
            "because of invalid");
        assertThat(operator.out).doesNotContain("secret");
        assertThat(operator.err).contains("1 dead letter of 2 looked at in 1 queue.");
    }

    @Test
    void asJsonEachLetterIsAnObject() {
        assertThat(operator.run("dead-letters", "list", "--json", "--outcome", "rejected")).isZero();

        assertThat(operator.json()).singleElement().satisfies(letter -> {
            assertThat(letter.path("messageId").asText()).isEqualTo(rejected);
            assertThat(letter.path("service").asText()).isEqualTo("ORDERS_SERVICE");
            assertThat(letter.path("correlationId").asText()).isEqualTo(Operator.ORDER.toString());
            assertThat(letter.path("receives").asInt()).isEqualTo(3);
            assertThat(letter.path("at").asText()).isEqualTo(NOW.minus(Duration.ofMinutes(30)).toString());
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"--all | 3", "--service ORDERS_SERVICE | 2", "--queue catalog | 1",
        "--queue orders-dead-letters | 2", "--queue payments | 0", "--type MSG_PAYMENT_FAIL | 1",
        "--type MSG_PAYMENT_FAIL --type MSG_PAYMENT_SUCCESS | 2", "--outcome invalid --outcome rejected | 2",
        "--outcome none | 0", "--older-than 10m | 2", "--older-than P1D | 1", "--newer-than 1h | 2",
        "--older-than 10m --newer-than 1h | 1", "--id 7 | 0", "--all --limit 2 | 2"})
    void filtersChoose(String options, int letters) {
        assertThat(operator.run(("dead-letters list --json " + options).split(" "))).isZero();

        assertThat(operator.json()).hasSize(letters);
        assertThat(operator.counts("orders-dead-letters")).isEqualTo(new Operator.Counts(2, 0));
        assertThat(operator.counts("catalog-dead-letters")).isEqualTo(new Operator.Counts(1, 0));
    }

    @Test
    void allThatWasLookedAtIsVisibleAgainAtOnce() {
        for (int look = 0; look < 3; look++) {
            assertThat(operator.run("dead-letters", "list", "--all", "--subscription")).isZero();

            assertThat(operator.out).contains(invalid, rejected, exhausted);
        }
    }

    @Test
    void showPrintsALetterWhole() {
        assertThat(operator.run("dead-letters", "show", "--id", rejected)).isZero();

        assertThat(operator.out).contains("messageId       " + rejected, "for ORDERS_SERVICE",
            "rejected after 3 receives: because of rejected", "correlationId   " + Operator.ORDER,
            "\"secret\" : \"payload\"");
        assertThat(operator.counts("orders-dead-letters")).isEqualTo(new Operator.Counts(2, 0));
    }

    @Test
    void showAsJsonHasAttributesAndBody() {
        assertThat(operator.run("dead-letters", "show", "--id", rejected, "--json")).isZero();

        assertThat(operator.json()).singleElement().satisfies(letter -> {
            assertThat(letter.at("/body/secret").asText()).isEqualTo("payload");
            assertThat(letter.at("/attributes/messageId").asText()).isEqualTo(rejected);
        });
    }

    @Test
    void showOfNothingIsExit1() {
        assertThat(operator.run("dead-letters", "show", "--id", "7")).isEqualTo(1);

        assertThat(operator.err.lines()).last().asString().startsWith("guardian: There is no such dead letter among 3");
    }

    @Test
    void whatNobodyParkedIsShownForWhatItIs() {
        operator.put("payments-dead-letters", "not json \u009b2J", Map.of("CamelSqlQuery", "drop"));
        operator.put("payments-from-orders-dead-letters", "{\"type\":\"MSG_X\"}", Map.of("ErrorMessage", "no queue"));

        assertThat(operator.run("dead-letters", "list", "--json", "--service", "PAYMENTS_SERVICE", "--subscription",
            "--outcome", "none")).isZero();

        assertThat(operator.json()).extracting(letter -> letter.path("detail").asText())
            .containsExactlyInAnyOrder("unknown: nothing says who put it here", "no queue");
        assertThat(operator.json()).allMatch(letter -> letter.path("messageId").asText().length() == 36);
        assertThat(operator.run("dead-letters", "show", "--service", "PAYMENTS_SERVICE")).isZero();
        assertThat(operator.out).contains("not json ?2J").doesNotContain("CamelSqlQuery");
    }

    @Test
    void whatWasReceivedTooOftenIsToldFromWhatNothingIsKnownOf() {
        operator.put("payments", "poison", Map.of());
        operator.put("payments-dead-letters", "from somewhere", Map.of());
        String input = operator.environment.queueUrl("payments");
        await().untilAsserted(() -> {
            for (int receives = 0; receives < 10; receives++) {
                operator.sqs.receiveMessage(request -> request.queueUrl(input).visibilityTimeout(0)
                    .waitTimeSeconds(0));
            }
            assertThat(operator.counts("payments-dead-letters").visible()).isEqualTo(2);
        });

        assertThat(operator.run("dead-letters", "list", "--json", "--queue", "payments")).isZero();
        assertThat(operator.json()).extracting(letter -> letter.path("detail").asText()).containsExactlyInAnyOrder(
            "not parked by its service: received too often", "unknown: nothing says who put it here");
    }

    @Test
    void whatWasTooLargeForItsReasonIsToldSo() {
        operator.put("payments-dead-letters", "large",
            Map.of(Attributes.FAILURE, new Failure("invalid", "", NOW, 2).json()));

        assertThat(operator.run("dead-letters", "list", "--queue", "payments")).isZero();

        assertThat(operator.out).contains("invalid", "there was no room for the reason");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dead-letters", "dead-letters list --older-than soon", "dead-letters list --limit 0",
        "dead-letters list --older-than -5m", "dead-letters list --queue orders --all", "dead-letters replay",
        "dead-letters drop --yes", "dead-letters replay --outcome invalid --yes", "dead-letters lose --all",
        "dead-letters list --outcome invalid --outcome INVALID"})
    void whatIsNotUnderstoodIsExit2(String line) {
        assertThat(operator.runAsIs(line.split(" "))).isEqualTo(2);

        assertThat(operator.err).isNotBlank().doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "show", "replay --all", "drop --all --yes"})
    void anOutcomeThatNoLetterHasIsRefusedWithThoseThatThereAre(String command) {
        assertThat(operator.run(("dead-letters " + command + " --outcome bogus").split(" "))).isEqualTo(2);

        assertThat(operator.err.lines()).first().isEqualTo("--outcome wants one of invalid, forged, unknown-type, "
            + "rejected, retries-exhausted, none; not bogus");
        assertThat(operator.counts("orders-dead-letters")).isEqualTo(new Operator.Counts(2, 0));
    }

    @Test
    void aTypeThatTheContractDoesNotHaveIsToldSinceALetterMayHaveItAllTheSame() {
        operator.put("orders-dead-letters", "{\"type\":\"MSG_X\"}", Map.of());

        assertThat(operator.run("dead-letters", "list", "--json", "--type", "MSG_X")).isZero();

        assertThat(operator.json()).hasSize(1);
        assertThat(operator.err).startsWith("The contract has no message MSG_X,").contains("MSG_PAYMENT_FAIL");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"--queue kitchen | The contract has no dead-letter queue kitchen; it has ",
        "--service KITCHEN | The contract has no service KITCHEN; it has ORDERS_SERVICE"})
    void whatTheContractDoesNotHaveIsRefusedWithWhatItHas(String option, String why) {
        assertThat(operator.run(("dead-letters list " + option).split(" "))).isEqualTo(1);

        assertThat(operator.err.strip()).startsWith("guardian: " + why).hasLineCount(1);
    }

    @Test
    void aMissingQueueIsSaidInALine() {
        operator.sqs.deleteQueue(request -> request.queueUrl(operator.environment.queueUrl("catalog-dead-letters")));

        assertThat(operator.run("dead-letters", "list", "--all")).isEqualTo(1);

        assertThat(operator.err.lines()).last().isEqualTo("guardian: There is no queue " + operator.environment.name()
            + "-catalog-dead-letters.");
        assertThat(operator.counts("orders-dead-letters")).isEqualTo(new Operator.Counts(2, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "show", "replay", "drop"})
    void helpTeaches(String command) {
        assertThat(operator.runAsIs("dead-letters", command, "--help")).isZero();
        assertThat(operator.out).contains("Examples:", "guardian dead-letters " + command);

        assertThat(operator.runAsIs("dead-letters", "--help")).isZero();
        assertThat(operator.out).contains("It has no list", "no order", "counts as a receive", "FIFO", "released");
    }

    @Test
    void theQueuesOfAnEnvironmentAreThoseOfItsTopology() {
        var contract = Contract.load();
        var queues = new DeadLetterSources(contract, "test");
        var topology = Topology.of(contract, "test");

        assertThat(queues.all(true)).extracting(queue -> queue.name()).containsExactlyInAnyOrderElementsOf(
            topology.deadLetterQueues().stream().map(queue -> queue.name()).toList());
        assertThat(queues.all(false)).extracting(queue -> queue.name()).isEqualTo(
            List.of("test-orders-dead-letters", "test-payments-dead-letters", "test-catalog-dead-letters"));
    }
}
