package io.guardianpartner.orders.guest;

import java.util.Optional;
import java.util.UUID;

import io.guardianpartner.orders.order.Order;
import io.guardianpartner.routing.rest.ProblemException;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/** The steps of {@link GuestRoutes}. Whatever is wrong with a token, the answer is the same 401. */
@Component("guestOrders")
class GuestOrders {

    private static final String SCHEME = "Bearer ";
    private static final String AUTHORIZATION = "Authorization";

    public UUID id(@Header(AUTHORIZATION) String authorization) {
        return token(authorization).orElseThrow(ProblemException::unauthorized).orderId();
    }

    public Order proven(@Body Order order, @Header(AUTHORIZATION) String authorization) {
        GuestToken token = token(authorization).orElseThrow(ProblemException::unauthorized);
        if (order == null || !token.matches(order.owner().guestTokenHash())) {
            throw ProblemException.unauthorized();
        }
        return order;
    }

    private static Optional<GuestToken> token(String authorization) {
        boolean isBearer = authorization != null
            && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return isBearer ? GuestToken.parse(authorization.substring(SCHEME.length()).trim()) : Optional.empty();
    }
}
