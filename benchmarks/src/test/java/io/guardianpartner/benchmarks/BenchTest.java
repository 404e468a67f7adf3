package io.guardianpartner.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The benchmark with a handful of messages: that it measures what it says, never how fast anything is. */
@Timeout(600)
class BenchTest {

    private static final int MESSAGES = 40;
    /** All but the peers' second settings, and what needs two rounds. */
    private static final Set<CaseName> CASES = EnumSet.complementOf(
        EnumSet.of(CaseName.METRICS, CaseName.POSTGRES_METRICS, CaseName.INBOUND_SPRING,
            CaseName.INBOUND_CAMEL, CaseName.INBOUND_CAMEL_TUNED, CaseName.BURST_SPRING_TUNED));

    @TempDir
    private static Path directory;
    private static JsonNode results;

    @BeforeAll
    static void measure() throws Exception {
        var said = new StringWriter();
        assertThat(
            run(said, "--messages", "" + MESSAGES, "--rounds", "1", "--warm-up", "0", "--idle", "3", "--longest", "60",
                "--only", CASES.stream().map(CaseName::id).collect(Collectors.joining(",")),
                "--directory", directory.toString()))
            .as(said::toString).isZero();
        results = Json.mapper().readTree(directory.resolve("results.json").toFile());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/inbound/ratioToRaw", "/inbound/ratioToSpringCloudAws", "/inbound/requestsPerMessage",
        "/inboundPostgres/ratioToBareJdbc", "/relay/ratioToBarePublish", "/relay/requestsPerMessage",
        "/inboundDynamoDb/ratioToRaw", "/relayDynamoDb/ratioToRaw", "/burst/cases/burst-guardian/lastMillis",
        "/burst/cases/burst-guardian/slowestMillis", "/latency/bareMedianMillis", "/idle/cpuMillisPerMinute"})
    void everyFigureIsThere(String pointer) {
        assertThat(results.at(pointer).isNumber()).isTrue();
        assertThat(results.at(pointer).doubleValue()).isPositive();
    }

    @Test
    void theDifferenceThatTheOutboxMakesIsThere() {
        assertThat(results.at("/latency/addedMedianMillis").doubleValue()).isEqualTo(
            results.at("/latency/outboxMedianMillis").doubleValue()
                - results.at("/latency/bareMedianMillis").doubleValue(),
            within(0.01));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/inbound", "/inboundPostgres", "/inboundDynamoDb", "/burst"})
    void everyMessageIsHandledOnceAndNoneIsLeft(String section) {
        for (var one : results.at(section + "/cases")) {
            var round = one.at("/rounds/0");
            assertThat(List.of(round.get("done").intValue(), round.get("handled").intValue()))
                .as(round.toString()).containsOnly(one.get("messages").intValue());
            assertThat(round.get("left").intValue()).isZero();
        }
    }

    @Test
    void eachMessageLeavesItsTwoRowsOnce() {
        for (var one : results.at("/inboundPostgres/cases")) {
            var figures = one.at("/rounds/0/figures");
            assertThat(List.of(figures.get("inboxRows").intValue(), figures.get("effects").intValue(),
                figures.get("differentEffects").intValue())).containsOnly(one.get("messages").intValue());
        }
    }

    @Test
    void eachMessageChangesItsItemOnceAndLeavesOneToSend() {
        for (var one : results.at("/inboundDynamoDb/cases")) {
            var figures = one.at("/rounds/0/figures");
            assertThat(List.of(figures.get("changed").intValue(), figures.get("waiting").intValue()))
                .as(one.toString()).containsOnly(one.get("messages").intValue());
        }
    }

    @Test
    void everyItemIsPublishedAndMarked() {
        for (var one : results.at("/relayDynamoDb/cases")) {
            var round = one.at("/rounds/0");
            assertThat(List.of(round.get("done").intValue(), round.at("/figures/changed").intValue()))
                .as(one.toString()).containsOnly(one.get("messages").intValue());
            assertThat(round.at("/figures/waiting").intValue()).isZero();
        }
    }

    @Test
    void everyRowIsPublishedAndMarked() {
        var relay = results.at("/relay/cases/relay-guardian");
        assertThat(relay.at("/rounds/0/done").intValue()).isEqualTo(relay.get("messages").intValue());
        assertThat(relay.at("/rounds/0/figures/unmarked").intValue()).isZero();
    }

    @Test
    void theTableHasEveryComparedCase() throws Exception {
        var table = Files.readString(directory.resolve("results.md"));
        CASES.stream()
            .filter(name -> name != CaseName.LATENCY && name != CaseName.IDLE && name.kind() != CaseName.Kind.BURST)
            .forEach(name -> assertThat(table).contains("| `" + name.id() + "` |"));
        assertThat(table).contains("From commit to receipt", "An idle service", "`burst-guardian`: after idling");
    }

    @Test
    void whatIsMeasuredAtADistanceStandsBesideTheRest(@TempDir Path elsewhere) throws Exception {
        var file = elsewhere.resolve("results.json");
        Files.copy(directory.resolve("results.json"), file);
        var said = new StringWriter();
        assertThat(
            run(said, "--network", "--queues", "6", "--messages", "" + MESSAGES, "--rounds", "2", "--warm-up", "0",
                "--longest", "60", "--only", "inbound-guardian,metrics", "--directory", elsewhere.toString()))
            .as(said::toString).isZero();

        var both = Json.mapper().readTree(file.toFile());
        assertThat(both.at("/inbound")).isEqualTo(results.at("/inbound"));
        var network = both.at("/network");
        assertThat(network.at("/run/queuesMillis").doubleValue()).isEqualTo(6);
        assertThat(network.at("/run/dynamodbMillis").doubleValue()).isEqualTo(4);
        assertThat(network.at("/inbound/metricsShareOfCpu").isNumber()).isTrue();
        assertThat(network.at("/inbound/cases/metrics/rounds"))
            .extracting(round -> round.at("/figures/measured").intValue())
            .containsExactly(1, 0);
        assertThat(network.at("/inbound/cases/inbound-guardian/rounds"))
            .allSatisfy(round -> assertThat(round.get("handled").intValue()).isEqualTo(MESSAGES))
            .allSatisfy(round -> assertThat(round.get("left").intValue()).isZero());
        assertThat(Files.readString(elsewhere.resolve("results-network.md"))).contains("There and back: 6.0 ms to SQS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--messages 0", "--rounds -1", "--only nothing", "--longest soon", "now",
        "--network --queues 0", "--network --database 1001", "--queues 5", "--network --dynamodb -1",
        "--network --queues far"})
    void whatIsNotUnderstoodIsExit2(String line) {
        assertThat(run(new StringWriter(), line.split(" "))).isEqualTo(2);
    }

    private static int run(StringWriter said, String... arguments) {
        var command = Bench.commandLine();
        command.setOut(new PrintWriter(said, true));
        command.setErr(new PrintWriter(said, true));
        return command.execute(arguments);
    }
}
