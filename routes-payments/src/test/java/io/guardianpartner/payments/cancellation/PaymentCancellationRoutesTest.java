package io.guardianpartner.payments.cancellation;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_CANCELLATION_REQUESTED;
import static io.guardianpartner.routing.inbound.MessageHandlers.handling;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import io.guardianpartner.message.payload.PaymentCancellationRequested;
import io.guardianpartner.payments.reconciliation.ReconciliationTrigger;
import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RouteTest(classes = {PaymentCancellationRoutes.class, ReconciliationTrigger.class})
@MockEndpointsAndSkip("direct:(insert-cancellation|wake-payments-of-order)|seda:.*")
class PaymentCancellationRoutesTest {

    private static final PaymentCancellationRequested REQUEST = new PaymentCancellationRequested(UUID.randomUUID(),
        null,
        "a test");

    @Autowired
    private RouteRun run;

    private MockEndpoint recorded;
    private MockEndpoint woken;
    private MockEndpoint job;

    @BeforeEach
    void nothingIsUnderWay() {
        recorded = run.mock("direct:insert-cancellation");
        woken = run.mock("direct:wake-payments-of-order");
        job = run.mock("seda:reconcile-payments");
        List.of(recorded, woken, job).forEach(MockEndpoint::reset);
    }

    @Test
    void aCancellationIsRecordedAndItsPaymentsWokenBeforeTheJob() {
        Exchange end = run.send(handling(MSG_PAYMENT_CANCELLATION_REQUESTED), REQUEST);

        assertThat(end.getException()).isNull();
        assertThat(run.steps()).containsExactly("record-cancellation", "wake-payments", "wake-after-commit");
        assertThat(woken.getExchanges().get(0).getMessage().getBody()).isEqualTo(REQUEST);
        assertThat(job.getReceivedCounter()).isOne();
    }

    @Test
    void whatCannotBeRecordedWakesNobody() {
        recorded.whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("a test");
        });

        Exchange end = run.send(handling(MSG_PAYMENT_CANCELLATION_REQUESTED), REQUEST);

        assertThat(end.getException()).isInstanceOf(IllegalStateException.class);
        assertThat(run.steps()).containsExactly("record-cancellation");
        assertThat(job.getReceivedCounter()).isZero();
    }
}
