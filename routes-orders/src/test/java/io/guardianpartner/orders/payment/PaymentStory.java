package io.guardianpartner.orders.payment;

import static io.guardianpartner.message.MessageTypes.MSG_ORDER_STATUS_CHANGED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_CANCELLATION_REQUESTED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_FAIL;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_SUCCESS;
import static io.guardianpartner.message.Services.ORDERS;

import java.time.Instant;
import java.util.UUID;

import io.guardianpartner.message.Message;
import io.guardianpartner.message.Money;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.OrderStatusChanged;
import io.guardianpartner.message.payload.PaymentCancellationRequested;
import io.guardianpartner.message.payload.PaymentFail;
import io.guardianpartner.message.payload.PaymentFail.Reason;
import io.guardianpartner.message.payload.PaymentSuccess;
import io.guardianpartner.orders.testing.MessagesTest;

/** The messages of payments about an order, and those that orders answers. */
abstract class PaymentStory extends MessagesTest {

    protected static final Money TOTAL = Money.of("59.80");

    protected UUID paymentOf(String id) {
        return order(id).paymentId();
    }

    protected PaymentCancellationRequested cancellation(String id) {
        return probe.awaitPublished(MSG_PAYMENT_CANCELLATION_REQUESTED, UUID.fromString(id))
            .payload(PaymentCancellationRequested.class);
    }

    protected Message success(String id, UUID payment, Money amount) {
        return probe.message(Services.PAYMENTS, ORDERS, MSG_PAYMENT_SUCCESS, UUID.fromString(id),
            new PaymentSuccess(UUID.fromString(id), payment, amount, Instant.now()));
    }

    protected Message fail(String id, UUID payment) {
        return probe.message(Services.PAYMENTS, ORDERS, MSG_PAYMENT_FAIL, UUID.fromString(id),
            new PaymentFail(UUID.fromString(id), payment, Reason.EXPIRED));
    }

    protected OrderStatusChanged statusChange(String id) {
        return probe.awaitPublished(MSG_ORDER_STATUS_CHANGED, UUID.fromString(id)).payload(OrderStatusChanged.class);
    }
}
