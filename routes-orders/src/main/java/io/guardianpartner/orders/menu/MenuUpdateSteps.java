package io.guardianpartner.orders.menu;

import io.guardianpartner.message.payload.ProductChanged;
import io.guardianpartner.routing.failure.ForgedMessageException;
import io.guardianpartner.routing.inbound.DuplicateMessage;
import io.guardianpartner.routing.inbound.InboundMessage;
import io.guardianpartner.routing.inbound.StaleMessage;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The steps of {@link MenuUpdateRoutes}. */
@Component
class MenuUpdateSteps {

    MenuUpdate ofMessage(Exchange exchange) {
        InboundMessage message = InboundMessage.of(exchange);
        ProductChanged changed = exchange.getMessage().getBody(ProductChanged.class);
        return new MenuUpdate(MenuProduct.of(changed), message.messageKey(), message.bodyHash());
    }

    /** What it means to the message that told of the product. */
    void tell(Exchange exchange) {
        switch (exchange.getMessage().getBody(MenuUpdate.class).result()) {
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
