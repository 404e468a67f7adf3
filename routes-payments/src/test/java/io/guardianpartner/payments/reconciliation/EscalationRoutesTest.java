package io.guardianpartner.payments.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import io.guardianpartner.payments.RouteBeans;
import io.guardianpartner.payments.payment.Samples;
import io.guardianpartner.payments.store.OverduePayment;
import io.guardianpartner.payments.store.WantedAge;
import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

@RouteTest(classes = {EscalationRoutes.class, EscalationSteps.class, PaymentMetrics.class,
    RouteBeans.class}, properties = "guardian.payments.settling.overdue.after=2h")
@EnableConfigurationProperties(ReconciliationProperties.class)
@MockEndpointsAndSkip("direct:(escalate-payments|select-oldest-wanted)")
class EscalationRoutesTest {

    @Autowired
    private RouteRun run;

    @Autowired
    private MeterRegistry metrics;

    @Test
    void whatIsOverdueIsEscalatedBeforeTheOldestIsShown() {
        MockEndpoint escalated = run.mock("direct:escalate-payments");
        run.answers("direct:escalate-payments", List.of(new OverduePayment(Samples.ID, "refund")));
        run.answers("direct:select-oldest-wanted", List.of(new WantedAge("refund", Duration.ofHours(3))));

        run.send("direct:overdue-payments", null);

        assertThat(run.steps()).containsExactly("overdue-after", "escalate-overdue", "call-a-person", "oldest-wanted",
            "show-oldest-wanted");
        assertThat(escalated.getReceivedCounter()).isOne();
        assertThat(metrics.counter("guardian.payments.alarms", "reason", "overdue").count()).isEqualTo(1);
        assertThat(metrics.get("guardian.payments.oldest.wanted.age").tag("kind", "refund").gauge().value())
            .isEqualTo(Duration.ofHours(3).toSeconds());
    }
}
