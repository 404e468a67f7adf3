package io.guardianpartner.orders.update;

import io.guardianpartner.routing.failure.ForgedMessageException;
import io.guardianpartner.routing.failure.RejectedMessageException;
import io.guardianpartner.routing.inbound.DuplicateMessage;
import io.guardianpartner.routing.inbound.StaleMessage;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Meaning of an {@link UpdateResult} for the message that asked for the change: acknowledged as done, stale or duplicate, or parked. */
@Component
public class MessageOutcome {

    public void tell(Exchange exchange) {
        UpdateResult result = exchange.getMessage().getBody(UpdateResult.class);
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
