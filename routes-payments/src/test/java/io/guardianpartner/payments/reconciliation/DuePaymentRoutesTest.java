package io.guardianpartner.payments.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import io.guardianpartner.payments.payment.PaymentStatus;
import io.guardianpartner.payments.payment.ReconciliationRun;
import io.guardianpartner.payments.payment.Samples;
import io.guardianpartner.payments.payment.Step;
import io.guardianpartner.payments.store.ClaimedPayment;
import io.guardianpartner.payments.store.StoredPayment;
import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

@RouteTest(classes = {DuePaymentRoutes.class, DuePaymentSteps.class})
@EnableConfigurationProperties(ReconciliationProperties.class)
@MockEndpointsAndSkip("direct:(claim-payments|extend-claim|find-payment|reconcile)"
    + "|seda:.*discardWhenFull.*|seda:.*blockWhenFull.*")
class DuePaymentRoutesTest {

    private static final String WORKER = "seda:reconcile-payment?size=8&concurrentConsumers=8";
    private static final ClaimedPayment CLAIMED = new ClaimedPayment(Samples.ID, null);

    @Autowired
    private RouteRun run;

    private MockEndpoint job;
    private MockEndpoint workers;
    private MockEndpoint reconciled;

    @BeforeEach
    void nothingIsUnderWay() {
        job = run.mock("seda:reconcile-payments");
        workers = run.mock("seda:reconcile-payment");
        reconciled = run.mock("direct:reconcile");
        List.of(job, workers, reconciled).forEach(MockEndpoint::reset);
    }

    @Test
    void theSweepTriggersTheJob() {
        run.send("direct:sweep-payments", null);

        assertThat(run.steps()).containsExactly("wake-sweep");
        assertThat(job.getReceivedCounter()).isOne();
    }

    @Test
    void duePaymentsAreHandedToWorkersAndMoreAreLookedFor() {
        run.answers("direct:claim-payments", List.of(CLAIMED, new ClaimedPayment(UUID.randomUUID(), null)));

        run.send(ReconciliationTrigger.CONSUMER, null);

        assertThat(run.steps()).containsExactly("claim-due", "each-due", "hand-over-due", "hand-over-due", "is-any",
            "look-for-more");
        assertThat(workers.getReceivedCounter()).isEqualTo(2);
        assertThat(workers.getExchanges().get(0).getMessage().getBody()).isEqualTo(CLAIMED);
        assertThat(job.getReceivedCounter()).isOne();
    }

    @Test
    void theJobRestsWhenNothingIsDue() {
        run.answers("direct:claim-payments", List.of());

        run.send(ReconciliationTrigger.CONSUMER, null);

        assertThat(run.steps()).containsExactly("claim-due", "each-due", "is-any");
    }

    @Test
    void aClaimThatHoldsIsReconciled() {
        run.answers("direct:extend-claim", Samples.ID);
        run.answers("direct:find-payment",
            new StoredPayment(Samples.known(PaymentStatus.PENDING), 1, 3, null, true, null));

        run.send(WORKER, CLAIMED);

        assertThat(run.steps()).containsExactly("renew-claim", "if-still-ours", "load-due", "begin", "pursue-due");
        ReconciliationRun begun = reconciled.getExchanges().get(0).getVariable("run", ReconciliationRun.class);
        assertThat(begun.step()).isEqualTo(Step.FETCH);
        assertThat(begun.wakes()).isEqualTo(3);
    }

    @Test
    void aClaimThatIsLostIsSomebodyElses() {
        run.answers("direct:extend-claim", null);

        run.send(WORKER, CLAIMED);

        assertThat(run.steps()).containsExactly("renew-claim", "if-still-ours");
    }

    @Test
    void aJobThatFailsIsTriedAgainByTheNextRun() {
        run.mock("direct:claim-payments").whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("a test");
        });

        Exchange end = run.send(ReconciliationTrigger.CONSUMER, null);

        assertThat(end.getException()).isNull();
        assertThat(run.steps()).startsWith("claim-due").doesNotContain("each-due");
    }
}
