package io.guardianpartner.orders.guest;

import java.util.Optional;
import java.util.UUID;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.orders.order.Order;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The steps of {@link GuestRoutes}. Whatever is wrong with a token, the answer is the same 401. */
@Component
class GuestSteps {

    private static final String SCHEME = "Bearer ";
    private static final String AUTHORIZATION = "Authorization";

    UUID id(Exchange exchange) {
        return token(exchange).orElseThrow(ProblemException::unauthorized).orderId();
    }

    Order proven(Exchange exchange) {
        Order order = exchange.getMessage().getBody(Order.class);
        GuestToken token = token(exchange).orElseThrow(ProblemException::unauthorized);
        if (order == null || !token.matches(order.owner().guestTokenHash())) {
            throw ProblemException.unauthorized();
        }
        return order;
    }

    private static Optional<GuestToken> token(Exchange exchange) {
        String authorization = exchange.getMessage().getHeader(AUTHORIZATION, String.class);
        boolean isBearer = authorization != null
            && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return isBearer ? GuestToken.parse(authorization.substring(SCHEME.length()).trim()) : Optional.empty();
    }
}
