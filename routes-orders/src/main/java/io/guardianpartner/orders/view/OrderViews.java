package io.guardianpartner.orders.view;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

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
import org.springframework.util.DigestUtils;

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

    /** One order by itself, with the picture of its Pix while that can be paid, and the seconds that are left for it. */
    public OrderView ofOne(Order order) {
        Instant now = clock.instant();
        return view(order, pix -> new OrderView.Pix(pix.copiaECola(),
            order.canBePaid(now) ? qrCodes.png(pix.copiaECola()) : null, pix.expiresAt(), secondsLeft(pix, now)));
    }

    /** One order of a list: without the picture, which would be most of the list. */
    public OrderView ofMany(Order order) {
        return view(order, pix -> new OrderView.Pix(pix.copiaECola(), null, pix.expiresAt(), null));
    }

    /**
     * The tag of an order's state. It changes with all that is shown of the order but for the seconds that are left, so it is a
     * weak one (RFC 9110, section 8.8.1).
     */
    public String tag(Order order) {
        String state = json(ofMany(order)) + order.canBePaid(clock.instant());
        return "W/\"" + DigestUtils.md5DigestAsHex(state.getBytes(StandardCharsets.UTF_8)) + '"';
    }

    /** The answer to a request that does something with one order. */
    public void one(Exchange exchange) {
        answer(exchange, 200, ofOne(exchange.getMessage().getBody(Order.class)));
    }

    /** The answer to a request for one order, with the tag of its state. */
    public void current(Exchange exchange) {
        Order order = exchange.getMessage().getBody(Order.class);
        answer(exchange, 200, ofOne(order));
        exchange.getMessage().setHeader("ETag", tag(order));
    }

    /** Answers with this as JSON. */
    public void answer(Exchange exchange, int status, Object body) {
        Message message = exchange.getMessage();
        message.setBody(json(body));
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setHeader(Exchange.CONTENT_TYPE, Rest.JSON);
    }

    private static String json(Object body) {
        try {
            return Json.mapper().writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OrderView view(Order order, Function<Pix, OrderView.Pix> view) {
        return new OrderView(order.id(), order.trackingNumber(), order.owner().customerId(),
            order.lines().stream().map(line -> new OrderView.Item(line.productId(), line.name(), line.unitPrice(),
                line.quantity())).toList(),
            order.notes(), order.total(), order.status().name(), payment(order, view),
            order.payBy(), view(order.rejection()), order.cancelReason(), order.version(), order.createdAt(),
            order.paidAt(), order.updatedAt(), null);
    }

    private static OrderView.Refusal view(Rejection rejection) {
        return rejection == null ? null : new OrderView.Refusal(rejection.reason().name(), rejection.detail());
    }

    private static OrderView.Payment payment(Order order, Function<Pix, OrderView.Pix> view) {
        OrderPayment payment = order.payment();
        return payment == null
            ? null
            : new OrderView.Payment(payment.id(), order.isChargedBack() ? CHARGED_BACK : payment.state().name(),
                payment.refunded().isPositive() ? payment.refunded() : null,
                order.openPix().map(view).orElse(null));
    }

    private static Long secondsLeft(Pix pix, Instant now) {
        return pix.expiresAt() == null ? null : Math.max(0, Duration.between(now, pix.expiresAt()).toSeconds());
    }
}
