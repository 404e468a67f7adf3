package io.guardianpartner.orders.stock;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_CANCELLATION_REQUESTED;
import static io.guardianpartner.message.MessageTypes.MSG_STOCK_UNAVAILABLE;
import static io.guardianpartner.message.Services.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentCancellationRequested;
import io.guardianpartner.message.payload.StockUnavailable;
import io.guardianpartner.orders.order.FulfilmentRules;
import io.guardianpartner.orders.order.OperatorAlert;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.order.Orders;
import io.guardianpartner.orders.order.PaymentRules;
import io.guardianpartner.orders.testing.MessagesTest;
import io.guardianpartner.orders.update.OrderChange;
import io.guardianpartner.orders.update.OrderUpdateRoutes;
import org.junit.jupiter.api.Test;

class StockEventsTest extends MessagesTest {

    @Test
    void anAwaitingOrderIsCancelledAndItsPaymentGivenBack() {
        String id = paid();

        probe.publish(gone(id));

        becomes(id, OrderStatus.CANCELLED);
        assertThat(probe.awaitPublished(MSG_PAYMENT_CANCELLATION_REQUESTED, UUID.fromString(id))
            .payload(PaymentCancellationRequested.class).paymentId()).isEqualTo(order(id).paymentId());
    }

    @Test
    void anOrderInTheKitchenGoesOnAndAPersonIsCalled() {
        String id = paid();
        change(id, (order, now) -> FulfilmentRules.movedTo(order, OrderStatus.IN_PROGRESS, now));

        probe.send(gone(id));

        eventually(() -> assertThat(order(id).alerts()).extracting(OperatorAlert::kind)
            .containsExactly(OperatorAlert.Kind.STOCK_GONE_IN_KITCHEN));
        assertThat(order(id).status()).isEqualTo(OrderStatus.IN_PROGRESS);
    }

    @Test
    void anOrderThatIsNotPaidHasNothingToLose() {
        String id = placed().id();

        probe.send(gone(id));
        probe.awaitEmptyQueue();

        assertThat(order(id).status()).isEqualTo(OrderStatus.PAYMENT_PENDING);
        assertThat(outcomes(MSG_STOCK_UNAVAILABLE)).containsKey("stale");
    }

    @Test
    void anOrderThatIsNotThereIsParked() {
        Message gone = gone(Ids.next().toString());

        probe.send(gone);

        assertThat(probe.awaitDeadLetter(gone.body()).failure().path("outcome").asText()).isEqualTo("rejected");
    }

    private String paid() {
        String id = placed().id();
        change(id, (order, now) -> PaymentRules.succeeded(order, order.paymentId(), Orders.TOTAL, now));
        return id;
    }

    private void change(String id, OrderChange.Rule rule) {
        camel.requestBody(OrderUpdateRoutes.UPDATE, OrderChange.of(UUID.fromString(id), rule));
    }

    private Message gone(String id) {
        return probe.message(Services.CATALOG, ORDERS, MSG_STOCK_UNAVAILABLE, UUID.fromString(id), new StockUnavailable(
            UUID.fromString(id), List.of(new StockUnavailable.Line(Ids.next(), "Feijoada", 2, 0))));
    }
}
