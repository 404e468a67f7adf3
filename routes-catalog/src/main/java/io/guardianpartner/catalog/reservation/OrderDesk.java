package io.guardianpartner.catalog.reservation;

import java.util.List;

import io.guardianpartner.catalog.reservation.Change.Effect;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.MessageTypes;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.StockUnavailable;
import io.guardianpartner.routing.Messages;
import io.guardianpartner.routing.inbound.DuplicateMessage;
import io.guardianpartner.routing.inbound.StaleMessage;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.springframework.stereotype.Component;

/** Where the news of an order meets its reservation. */
@Component
class OrderDesk {

    private final Messages messages;

    OrderDesk(Messages messages) {
        this.messages = messages;
    }

    /** News that change nothing are marked as what they are. */
    public Change hear(@Body OrderNews news, @Variable("reservation") Reservation reservation,
        @Variable("shelf") Shelf shelf, Exchange exchange) {
        Change change = reservation.hear(news, shelf);
        if (change.effect() == Effect.STALE) {
            StaleMessage.mark(exchange, "version " + news.version() + " meets a reservation that is "
                + reservation.state() + " by version " + reservation.orderVersion());
        } else if (change.effect() == Effect.STANDS) {
            DuplicateMessage.mark(exchange);
        }
        return change;
    }

    /** What the order has to be told: nothing, or that its portions are gone. */
    public List<Message> tell(@Body Change change) {
        if (change.shortages().isEmpty()) {
            return List.of();
        }
        List<StockUnavailable.Line> lines = change.shortages().stream()
            .map(one -> new StockUnavailable.Line(one.productId(), one.name(), one.wanted(), one.available()))
            .toList();
        StockUnavailable payload = new StockUnavailable(change.reservation().orderId(), lines);
        return List.of(messages.to(Services.ORDERS, MessageTypes.MSG_STOCK_UNAVAILABLE,
            change.reservation().orderId(), payload));
    }
}
