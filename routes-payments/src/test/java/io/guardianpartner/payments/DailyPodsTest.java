package io.guardianpartner.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.local.mercadopago.MercadoPagoSimulator;
import io.guardianpartner.local.mercadopago.SimulatorOptions;
import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Services;
import io.guardianpartner.test.GuardianStage;
import io.guardianpartner.test.TestIdentity;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two pods on one database: a day is reconciled by one of them. */
class DailyPodsTest {

    private static final LocalDate DAY = LocalDate.now(ZoneOffset.UTC).minusDays(1);

    private final MercadoPagoSimulator broker = MercadoPagoSimulator.start(SimulatorOptions.defaults());
    private final OddBroker odd = new OddBroker(broker.uri());
    private final GuardianStage stage = GuardianStage.forService(Services.PAYMENTS, true, false);
    private final List<ConfigurableApplicationContext> pods = List.of(pod(), pod());
    private final PaymentsClient api = new PaymentsClient(port(pods.get(0)));

    @AfterEach
    void close() {
        odd.isWell();
        Stream.of(pods.get(0), pods.get(1)).map(pod -> CompletableFuture.runAsync(pod::close)).toList()
            .forEach(CompletableFuture::join);
        broker.close();
    }

    @Test
    void onlyOnePodWorksOnADayAndOneThatLosesTheLeaseLeavesItToTheOther() {
        broker.moveClock(Duration.ofDays(-1));
        IntStream.range(0, 5).forEach(i -> paid());

        call("POST");

        JsonNode report = done();
        assertThat(report.path("found").asInt()).isEqualTo(5);
        assertThat(pods).filteredOn(pod -> searches(pod) > 0).hasSize(1);

        // A pod that waits for the broker for longer than its lease holds is as good as gone.
        List<Double> before = pods.stream().map(DailyPodsTest::searches).toList();
        odd.holds();
        call("POST");
        eventually(() -> assertThat(jdbc().queryForObject("select held_until < now() from reconciliation_lease",
            Boolean.class)).isTrue());
        odd.isWell();

        report = done();
        assertThat(report.path("found").asInt()).isEqualTo(5);
        assertThat(report.at("/broker/payments").asInt()).isEqualTo(5);
        assertThat(report.path("broker")).isEqualTo(report.path("books"));
        assertThat(IntStream.range(0, 2).filter(i -> searches(pods.get(i)) > before.get(i)).count()).isPositive();
    }

    private void paid() {
        PaymentsClient.Answer created = api.post("/v1/payments",
            Map.of("orderId", Ids.next(), "amount", "59.80", "payBy",
                Instant.now().plus(Duration.ofMinutes(35))));
        assertThat(created.status()).isEqualTo(201);
        broker.pay(created.text("/id"));
        eventually(
            () -> assertThat(api.get("/v1/payments/" + created.text("/id")).text("/status")).isEqualTo("SUCCESS"));
    }

    private JsonNode done() {
        eventually(() -> assertThat(call("GET").text("/status")).isEqualTo("DONE"));
        return call("GET").body();
    }

    private PaymentsClient.Answer call(String method) {
        return api.call(method, "/v1/reconciliations/" + DAY, "", "Authorization",
            "Bearer " + TestIdentity.shared().tokenOf("admin", "payments"));
    }

    private static double searches(ConfigurableApplicationContext pod) {
        return pod.getBean(MeterRegistry.class).counter("guardian.broker.calls", "operation", "search-time", "outcome",
            "answered").count();
    }

    private JdbcTemplate jdbc() {
        return pods.get(0).getBean(JdbcTemplate.class);
    }

    private ConfigurableApplicationContext pod() {
        return stage.start(PaymentsApplication.class, "mercadopago.base-url=" + odd.uri(), "mercadopago.timeout=3s",
            "mercadopago.access-token=" + SimulatorOptions.LOCAL_ACCESS_TOKEN,
            "mercadopago.webhook-secrets=" + SimulatorOptions.LOCAL_WEBHOOK_SECRET,
            "guardian.payments.settling.check.pending=200ms", "guardian.payments.settling.check.pending-max=200ms",
            "guardian.payments.reconciliation.enabled=false", "guardian.payments.reconciliation.sweep=50ms",
            "guardian.payments.reconciliation.lease=700ms", "guardian.payments.reconciliation.page=2",
            "guardian.payments.reconciliation.patience=5s", "guardian.payments.reconciliation.retry=200ms");
    }

    private static int port(ConfigurableApplicationContext pod) {
        return pod.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private static void eventually(ThrowingRunnable holds) {
        await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(50)).untilAsserted(holds);
    }
}
