package io.guardianpartner.orders.view;

import java.time.Clock;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.guardianpartner.api.Rest;
import io.guardianpartner.message.Json;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.OrderPayment;
import io.guardianpartner.orders.order.Pix;
import io.guardianpartner.orders.order.Rejection;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/** Turns orders into what is shown of them. */
@Component
public class OrderViews {

    /** It is told as the payment's status, of which a version before knows nothing. */
    private static final String CHARGED_BACK = "CHARGED_BACK";

    private final QrCodes qrCodes;
    private final Clock clock;

    OrderViews(QrCodes qrCodes, Clock clock) {
        this.qrCodes = qrCodes;
        this.clock = clock;
    }

    /** One order by itself, with the picture of its Pix while that can be paid. */
    public OrderView ofOne(Order order) {
        return view(order, order.canBePaid(clock.instant()));
    }

    /** One order of a list: without the picture, which would be most of the list. */
    public OrderView ofMany(Order order) {
        return view(order, false);
    }

    /** The answer to a request for one order. */
    public void one(Exchange exchange) {
        answer(exchange, 200, ofOne(exchange.getMessage().getBody(Order.class)));
    }

    /** Answers with this as JSON. */
    public void answer(Exchange exchange, int status, Object body) {
        Message message = exchange.getMessage();
        try {
            message.setBody(Json.mapper().writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setHeader(Exchange.CONTENT_TYPE, Rest.JSON);
    }

    private OrderView view(Order order, boolean withPicture) {
        return new OrderView(order.id(), order.trackingNumber(), order.owner().customerId(),
            order.lines().stream().map(line -> new OrderView.Item(line.productId(), line.name(), line.unitPrice(),
                line.quantity())).toList(),
            order.notes(), order.total(), order.status().name(), payment(order, withPicture),
            order.payBy(), view(order.rejection()), order.cancelReason(), order.version(), order.createdAt(),
            order.updatedAt(), null);
    }

    private static OrderView.Refusal view(Rejection rejection) {
        return rejection == null ? null : new OrderView.Refusal(rejection.reason().name(), rejection.detail());
    }

    private OrderView.Payment payment(Order order, boolean withPicture) {
        OrderPayment payment = order.payment();
        return payment == null
            ? null
            : new OrderView.Payment(payment.id(), order.isChargedBack() ? CHARGED_BACK : payment.state().name(),
                payment.refunded().isPositive() ? payment.refunded() : null,
                order.openPix().map(pix -> view(pix, withPicture)).orElse(null));
    }

    private OrderView.Pix view(Pix pix, boolean withPicture) {
        return new OrderView.Pix(pix.copiaECola(), withPicture ? qrCodes.png(pix.copiaECola()) : null,
            pix.expiresAt());
    }
}
