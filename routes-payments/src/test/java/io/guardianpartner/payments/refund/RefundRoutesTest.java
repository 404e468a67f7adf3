package io.guardianpartner.payments.refund;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.payments.RouteBeans;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.PaymentStatus;
import io.guardianpartner.payments.payment.RefundStatus;
import io.guardianpartner.payments.payment.Samples;
import io.guardianpartner.payments.query.PaymentQuerySteps;
import io.guardianpartner.payments.reconciliation.ReconciliationTrigger;
import io.guardianpartner.payments.store.StoredPayment;
import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RouteTest(classes = {RefundRoutes.class, RefundSteps.class, PaymentQuerySteps.class, ReconciliationTrigger.class,
    RouteBeans.class})
@MockEndpointsAndSkip("direct:(lock-payment|find-payment|upsert-refund|wake-payment)|seda:.*")
class RefundRoutesTest {

    private static final String ALL = "{\"all\": true}";

    @Autowired
    private RouteRun run;

    private MockEndpoint job;

    @BeforeEach
    void theJobSleeps() {
        job = run.mock("seda:reconcile-payments");
        job.reset();
    }

    @Test
    void aRefundIsStoredBehindTheLockAndTheJobWokenAfterTheCommit() {
        stored(Samples.known(PaymentStatus.SUCCESS));

        Exchange end = refunded(ALL);

        assertThat(end.getException()).isNull();
        assertThat(run.steps()).containsExactly("read-refund", "check-refund", "read-refunded-id", "store-refund",
            "refund-transaction", "lock-refunded", "load-refunded", "found-refunded", "decide-refund",
            "is-to-be-made", "save-wanted-refund", "wake-refunded", "wake-for-refund", "answer-refund",
            "write-refund");
        assertThat(run.transactions()).containsExactly("committed");
        assertThat(end.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(202);
        assertThat(job.getReceivedCounter()).isOne();
    }

    @Test
    void aRefundThatWasMadeIsToldAndNotStored() {
        stored(Samples.known(PaymentStatus.REFUNDED));

        Exchange end = refunded(ALL);

        assertThat(run.steps()).doesNotContain("save-wanted-refund", "wake-refunded");
        assertThat(end.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(200);
        assertThat(end.getMessage().getBody(String.class)).contains(RefundStatus.DONE.name());
    }

    @Test
    void aRefundThatDoesNotSayHowMuchReachesNoTransaction() {
        assertThat(refunded("{}").getException()).isInstanceOf(ProblemException.class);
        assertThat(run.steps()).containsExactly("read-refund", "check-refund");
    }

    @Test
    void whatCannotBeRefundedIsNotStored() {
        stored(Samples.known(PaymentStatus.PENDING));
        assertThat(refunded(ALL).getException()).isInstanceOf(ProblemException.class);
        assertThat(run.steps()).endsWith("found-refunded", "decide-refund");
        assertThat(run.transactions()).containsExactly("rolled back");

        run.answers("direct:find-payment", null);
        assertThat(refunded(ALL).getException()).isInstanceOf(ProblemException.class);
        assertThat(run.steps()).endsWith("load-refunded", "found-refunded");
        assertThat(run.transactions()).containsExactly("rolled back");
        assertThat(job.getReceivedCounter()).isZero();
    }

    private void stored(Payment payment) {
        run.answers("direct:find-payment", new StoredPayment(payment, 0, null, false, null));
    }

    private Exchange refunded(String request) {
        return run.send("direct:refund-payment", request, Map.of("id", UUID.randomUUID().toString()));
    }
}
