package io.guardianpartner.orders.store;

import io.guardianpartner.routing.failure.ForgedMessageException;
import io.guardianpartner.routing.failure.RejectedMessageException;
import io.guardianpartner.routing.inbound.DuplicateMessage;
import io.guardianpartner.routing.inbound.StaleMessage;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** What the change that a message asked for means to the way in: acknowledged, and how it is counted, or parked. */
@Component("messageOutcome")
class MessageOutcome {

    public void tell(Exchange exchange) {
        ChangeResult result = exchange.getMessage().getBody(ChangeResult.class);
        switch (result.kind()) {
            case UNCHANGED :
                StaleMessage.mark(exchange, result.why());
                break;
            case REPEATED :
                DuplicateMessage.mark(exchange);
                break;
            case FORGED :
                throw new ForgedMessageException(result.why());
            case IMPOSSIBLE :
            case UNKNOWN_ORDER :
                throw new RejectedMessageException(result.why());
            default :
                break;
        }
    }
}
