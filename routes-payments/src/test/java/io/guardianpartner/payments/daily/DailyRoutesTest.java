package io.guardianpartner.payments.daily;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

import io.guardianpartner.payments.RouteBeans;
import io.guardianpartner.payments.payment.Samples;
import io.guardianpartner.payments.store.DailyProperties;
import io.guardianpartner.payments.store.DayProgress;
import io.guardianpartner.payments.store.DayProgress.Stage;
import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

@RouteTest(classes = {DailyRoutes.class, DailySteps.class, DailyMetrics.class, RouteBeans.class})
@EnableConfigurationProperties(DailyProperties.class)
@MockEndpointsAndSkip("direct:(plan-reconciliations|select-reconciliation-age|purge-reconciliations|claim-reconciliation|"
    + "find-due-reconciliation|release-reconciliation|reconcile-page|reconcile-ours|settle-finding)|seda:.*discardWhenFull.*")
class DailyRoutesTest {

    private static final OffsetDateTime UNTIL = Samples.NOW.atOffset(ZoneOffset.UTC);

    @Autowired
    private RouteRun run;
    @Autowired
    private MeterRegistry metrics;

    @BeforeEach
    void fresh() {
        List.of("direct:claim-reconciliation", "direct:find-due-reconciliation", "direct:release-reconciliation",
            "direct:reconcile-page", "direct:reconcile-ours", "direct:settle-finding", "seda:reconcile-days")
            .forEach(endpoint -> run.mock(endpoint).reset());
    }

    @Test
    void theSweepPlansDaysShowsTheAgeAndTriggersTheJob() {
        run.answers("direct:select-reconciliation-age", Duration.ofHours(5));

        run.send("direct:sweep-days", null);

        assertThat(run.steps()).containsExactly("if-days-are-planned", "plan-days", "age-of-last-day",
            "show-age-of-last-day", "purge-days", "wake-days");
        assertThat(metrics.get("guardian.payments.reconciliation.age").gauge().value()).isEqualTo(5 * 3600);
        assertThat(run.mock("seda:reconcile-days").getReceivedCounter()).isOne();
    }

    @Test
    void whatIsDueIsDoneStageByStageUntilNothingIs() {
        run.answers("direct:claim-reconciliation", UNTIL);
        stages(Stage.APPROVED, Stage.CHANGED, Stage.OURS, Stage.FINDINGS, null);

        run.send(DailyTrigger.CONSUMER, null);

        assertThat(received("direct:reconcile-page")).isEqualTo(2);
        assertThat(received("direct:reconcile-ours")).isOne();
        assertThat(received("direct:settle-finding")).isOne();
        assertThat(run.steps()).endsWith("find-due-day", "which-stage", "release-days", "let-go");
        assertThat(received("direct:release-reconciliation")).isOne();
    }

    @Test
    void aPodWithoutTheLeaseDoesNothing() {
        run.answers("direct:claim-reconciliation", null);

        run.send(DailyTrigger.CONSUMER, null);

        assertThat(run.steps()).containsExactly("claim-days", "while-days-are-held");
    }

    @Test
    void aPodThatLosesTheLeaseStopsAndReleasesNothing() {
        run.answers("direct:claim-reconciliation", UNTIL);
        stages(Stage.APPROVED);
        run.mock("direct:reconcile-page")
            .whenAnyExchangeReceived(exchange -> exchange.setVariable("lease", null));

        run.send(DailyTrigger.CONSUMER, null);

        assertThat(run.steps()).endsWith("reconcile-page");
        assertThat(received("direct:release-reconciliation")).isZero();
    }

    @Test
    void aFailureEndsTheRoundAndTheNextOneTriesAgain() {
        run.answers("direct:claim-reconciliation", UNTIL);
        stages(Stage.OURS, Stage.OURS);
        AtomicInteger tries = new AtomicInteger();
        run.mock("direct:reconcile-ours").whenAnyExchangeReceived(exchange -> {
            tries.incrementAndGet();
            throw new IllegalStateException("a test");
        });

        assertThat(run.send(DailyTrigger.CONSUMER, null).getException()).isNull();

        assertThat(tries).hasValue(1);
    }

    private void stages(Stage... stages) {
        Queue<DayProgress> due = new ArrayDeque<>();
        Arrays.stream(stages).filter(stage -> stage != null)
            .forEach(stage -> due.add(new DayProgress(LocalDate.of(2026, 1, 1), stage, null, 0)));
        run.mock("direct:find-due-reconciliation")
            .whenAnyExchangeReceived(exchange -> exchange.getMessage().setBody(due.poll()));
    }

    private int received(String endpoint) {
        MockEndpoint mock = run.mock(endpoint);
        return mock.getReceivedCounter();
    }
}
