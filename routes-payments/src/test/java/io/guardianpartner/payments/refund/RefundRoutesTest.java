package io.guardianpartner.payments.refund;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.message.Money;
import io.guardianpartner.payments.RouteBeans;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.PaymentStatus;
import io.guardianpartner.payments.payment.RefundStatus;
import io.guardianpartner.payments.payment.Samples;
import io.guardianpartner.payments.query.PaymentQuerySteps;
import io.guardianpartner.payments.reconciliation.ReconciliationTrigger;
import io.guardianpartner.payments.store.KeyedRefund;
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
@MockEndpointsAndSkip("direct:(lock-payment|find-payment|upsert-refunds|wake-payment|find-refund-request|insert-refund-request)|seda:.*")
class RefundRoutesTest {

    private static final String ALL = "{\"all\": true}";
    private static final String PART = "{\"amount\": \"5.00\", \"reason\": \"cold\"}";

    @Autowired
    private RouteRun run;

    private MockEndpoint job;

    @BeforeEach
    void theJobSleeps() {
        job = run.mock("seda:reconcile-payments");
        job.reset();
        run.mock("direct:insert-refund-request").reset();
        run.answers("direct:find-refund-request", null);
    }

    @Test
    void aRefundIsStoredBehindTheLockAndTheJobWokenAfterTheCommit() {
        stored(Samples.known(PaymentStatus.SUCCESS));

        Exchange end = refunded(ALL);

        assertThat(end.getException()).isNull();
        assertThat(run.steps()).containsExactly("read-refund", "validate-refund", "check-refund", "read-refunded-id",
            "read-refund-key", "store-refund", "refund-transaction", "lock-refunded", "load-refunded",
            "found-refunded", "find-refund-request", "decide-refund", "is-to-be-made", "save-wanted-refund",
            "wake-refunded", "is-new-key", "wake-for-refund", "answer-refund", "write-refund");
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
    void aRefundOfAPartIsStoredWithItsKey() {
        stored(Samples.known(PaymentStatus.SUCCESS));

        Exchange end = refunded(PART, Map.of("Idempotency-Key", "a-key"));

        assertThat(end.getException()).isNull();
        assertThat(run.steps()).containsSubsequence("save-wanted-refund", "wake-refunded", "is-new-key",
            "name-its-refund", "keep-refund-request", "wake-for-refund");
        KeyedRefund kept = run.mock("direct:insert-refund-request").getExchanges().get(0).getMessage()
            .getBody(KeyedRefund.class);
        assertThat(end.getMessage().getBody(String.class)).contains("\"PART\"", "\"5.00\"", "\"cold\"",
            kept.refundId().toString());
    }

    @Test
    void aKnownKeyIsAnsweredWithItsRefundAndStoresNone() {
        Payment payment = Samples.refunding(RefundStatus.DONE);
        stored(payment);
        run.answers("direct:find-refund-request",
            new KeyedRefund(payment.id(), "a-key", Money.of("5.00"), "cold", payment.refund().id()));

        assertThat(refunded(PART, Map.of("Idempotency-Key", "a-key")).getMessage()
            .getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(200);
        assertThat(run.steps()).doesNotContain("save-wanted-refund", "keep-refund-request");

        assertThat(refunded(PART.replace("5.00", "6.00"), Map.of("Idempotency-Key", "a-key")).getException(
            ProblemException.class).type()).endsWith("idempotency-key-reused");
    }

    @Test
    void aRefundThatDoesNotSayHowMuchReachesNoTransaction() {
        assertThat(refunded("{}").getException()).isInstanceOf(ProblemException.class);
        assertThat(run.steps()).containsExactly("read-refund", "validate-refund", "check-refund");
    }

    @Test
    void whatCannotBeRefundedIsNotStored() {
        stored(Samples.known(PaymentStatus.PENDING));
        assertThat(refunded(ALL).getException()).isInstanceOf(ProblemException.class);
        assertThat(run.steps()).endsWith("find-refund-request", "decide-refund");
        assertThat(run.transactions()).containsExactly("rolled back");

        run.answers("direct:find-payment", null);
        assertThat(refunded(ALL).getException()).isInstanceOf(ProblemException.class);
        assertThat(run.steps()).endsWith("load-refunded", "found-refunded");
        assertThat(run.transactions()).containsExactly("rolled back");
        assertThat(job.getReceivedCounter()).isZero();
    }

    private void stored(Payment payment) {
        run.answers("direct:find-payment", new StoredPayment(payment, 1, 0, null, false, null));
    }

    private Exchange refunded(String request) {
        return refunded(request, Map.of());
    }

    private Exchange refunded(String request, Map<String, Object> headers) {
        Map<String, Object> all = new HashMap<>(headers);
        all.put("id", UUID.randomUUID().toString());
        return run.send("direct:refund-payment", request, all);
    }
}
