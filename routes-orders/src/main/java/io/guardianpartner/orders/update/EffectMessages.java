package io.guardianpartner.orders.update;

import static io.guardianpartner.message.MessageTypes.MSG_ORDER_STATUS_CHANGED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_CANCELLATION_REQUESTED;
import static io.guardianpartner.message.Services.ANY;
import static io.guardianpartner.message.Services.PAYMENTS;

import java.util.List;

import io.guardianpartner.message.Message;
import io.guardianpartner.message.payload.OrderStatusChanged;
import io.guardianpartner.message.payload.PaymentCancellationRequested;
import io.guardianpartner.orders.order.Effect;
import io.guardianpartner.orders.order.Effect.Alerted;
import io.guardianpartner.orders.order.Effect.CancelPayment;
import io.guardianpartner.orders.order.Effect.StatusChanged;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.routing.Messages;
import org.springframework.stereotype.Component;

/** Makes the messages by which other services learn of a decision. */
@Component
class EffectMessages {

    private final Messages messages;

    EffectMessages(Messages messages) {
        this.messages = messages;
    }

    /** Whether this effect is told to others at all. */
    static boolean isTold(Effect effect) {
        return !(effect instanceof Alerted);
    }

    /** The messages of an order as it stands after the decision. */
    List<Message> of(Order order, List<Effect> effects) {
        return effects.stream().filter(EffectMessages::isTold).map(effect -> of(order, effect)).toList();
    }

    private Message of(Order order, Effect effect) {
        if (effect instanceof CancelPayment cancel) {
            return messages.to(PAYMENTS, MSG_PAYMENT_CANCELLATION_REQUESTED, order.id(),
                new PaymentCancellationRequested(order.id(), cancel.paymentId(), cancel.reason()));
        }
        return messages.to(ANY, MSG_ORDER_STATUS_CHANGED, order.id(), changed(order, (StatusChanged) effect));
    }

    private static OrderStatusChanged changed(Order order, StatusChanged effect) {
        List<OrderStatusChanged.Item> items = order.lines().stream()
            .map(line -> new OrderStatusChanged.Item(line.productId(), line.quantity(), line.name(),
                line.unitPrice()))
            .toList();
        return new OrderStatusChanged(order.id(), order.version(), effect.previous().name(), order.status().name(),
            items, order.total(), order.updatedAt());
    }
}
