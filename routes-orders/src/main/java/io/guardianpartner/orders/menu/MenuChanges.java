package io.guardianpartner.orders.menu;

import java.util.Map;

import io.guardianpartner.message.payload.ProductChanged;
import io.guardianpartner.orders.menu.MenuChange.Outcome;
import io.guardianpartner.orders.store.Dynamo;
import io.guardianpartner.orders.store.ItemReader;
import io.guardianpartner.routing.failure.ForgedMessageException;
import io.guardianpartner.routing.inbound.DuplicateMessage;
import io.guardianpartner.routing.inbound.InboundMessage;
import io.guardianpartner.routing.inbound.StaleMessage;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The steps of {@link MenuRoutes}. */
@Component("menuChanges")
class MenuChanges {

    private static final int MOST_ATTEMPTS = 20;

    public MenuChange ofMessage(@Body ProductChanged changed,
        @ExchangeProperty(InboundMessage.PROPERTY) InboundMessage message) {
        return new MenuChange(MenuProduct.of(changed), message.messageKey(), message.bodyHash());
    }

    public void ask(Exchange exchange, @ExchangeProperty(MenuChange.PROPERTY) MenuChange change) {
        Dynamo.get(exchange.getMessage(),
            Map.of(MenuProduct.KEY, AttributeValue.fromS(change.product.id().toString())));
    }

    /** News is what has a higher version than the replica; the put then expects just that older version. */
    public void decide(Exchange exchange, @ExchangeProperty(MenuChange.PROPERTY) MenuChange change) {
        Map<String, AttributeValue> item = Dynamo.item(exchange.getMessage());
        Dynamo.forget(exchange.getMessage());
        ItemReader known = new ItemReader(item);
        if (change.messageKey != null && change.messageKey.equals(known.text("messageKey"))) {
            change.outcome = change.bodyHash.equals(known.text("bodyHash")) ? Outcome.REPEATED : Outcome.FORGED;
        } else if (known.number(MenuProduct.VERSION) >= change.product.version()) {
            change.outcome = Outcome.STALE;
        } else {
            Dynamo.put(exchange.getMessage(), change.product.write(change.messageKey, change.bodyHash),
                MenuProduct.VERSION, item.get(MenuProduct.VERSION));
        }
    }

    public void stored(Exchange exchange, @ExchangeProperty(MenuChange.PROPERTY) MenuChange change) {
        Dynamo.forget(exchange.getMessage());
        change.outcome = Outcome.STORED;
    }

    public void overtaken(Exchange exchange, @ExchangeProperty(MenuChange.PROPERTY) MenuChange change) {
        Dynamo.forget(exchange.getMessage());
        if (++change.attempts >= MOST_ATTEMPTS) {
            throw new IllegalStateException("product " + change.product.id() + " keeps changing");
        }
    }

    /** What it means to the way in. */
    public void tell(Exchange exchange, @Body MenuChange change) {
        switch (change.outcome) {
            case STALE :
                StaleMessage.mark(exchange, "the replica has this version or a later one");
                break;
            case REPEATED :
                DuplicateMessage.mark(exchange);
                break;
            case FORGED :
                throw new ForgedMessageException("its id belongs to another message");
            default :
                break;
        }
    }
}
