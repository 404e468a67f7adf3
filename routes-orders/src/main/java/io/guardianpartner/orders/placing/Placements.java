package io.guardianpartner.orders.placing;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.message.Ids;
import io.guardianpartner.orders.guest.GuestToken;
import io.guardianpartner.orders.idempotency.KeyClaim;
import io.guardianpartner.orders.idempotency.KeyRequest;
import io.guardianpartner.orders.order.Line;
import io.guardianpartner.orders.order.Owner;
import io.guardianpartner.orders.order.Placing;
import io.guardianpartner.orders.store.ChangeResult;
import io.guardianpartner.orders.store.OrderChange;
import io.guardianpartner.routing.rest.Caller;
import io.guardianpartner.routing.rest.ProblemException;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/** The steps of {@link PlacingRoutes} between the cart and the stored order. */
@Component("placements")
class Placements {

    static final String IS_GUEST = "isGuest";
    static final String CLAIM = "keyClaim";

    private final Placing placing;

    Placements(Placing placing) {
        this.placing = placing;
    }

    /** The cart becomes a placement under the client's key, or under one of ours. */
    public KeyRequest keyRequest(Exchange exchange, @ExchangeProperty(IS_GUEST) boolean isGuest,
        @Header("Idempotency-Key") String given) {
        NewOrder cart = exchange.getMessage().getBody(NewOrder.class);
        String key = given == null ? UUID.randomUUID().toString() : Carts.checkedKey(given, isGuest);
        String customerId = isGuest ? null : Caller.of(exchange).id();
        exchange.setProperty(Placement.PROPERTY,
            new Placement(Carts.lines(cart), cart.notes(), cart.payerEmail(), customerId, key, given == null));
        return new KeyRequest(isGuest ? "guest" : "customer " + customerId, key, Carts.hash(cart), Ids.next(),
            isGuest ? GuestToken.newSecret() : null);
    }

    public void claimed(Exchange exchange) {
        exchange.setProperty(CLAIM, exchange.getMessage().getBody(KeyClaim.class));
    }

    public boolean isRepeat(@ExchangeProperty(CLAIM) KeyClaim claim) {
        return claim.isRepeat();
    }

    public OrderChange triedAgain(@ExchangeProperty(CLAIM) KeyClaim claim) {
        return OrderChange.of(claim.orderId(), placing::triedAgain);
    }

    /** Whether the key has no order yet: it is new, or its first user went no further. */
    public boolean isToBeBorn(Exchange exchange) {
        return !(exchange.getMessage().getBody() instanceof ChangeResult result && result.order() != null);
    }

    public List<UUID> products(@ExchangeProperty(Placement.PROPERTY) Placement placement) {
        return placement.lines().stream().map(Line::productId).toList();
    }

    /** A deleted product never comes back: no order is stored for it, and the catalog is not asked. */
    public void refuseDeleted(@Body List<UUID> deleted) {
        if (!deleted.isEmpty()) {
            throw new ProblemException(404, "Not Found", "There is no product " + deleted.get(0) + " any more.",
                Map.of("productId", deleted.get(0))).as("unknown-product");
        }
    }

    public OrderChange born(Exchange exchange, @ExchangeProperty(Placement.PROPERTY) Placement placement,
        @ExchangeProperty(CLAIM) KeyClaim claim) {
        String trackingNumber = exchange.getMessage().getBody(String.class);
        Owner owner = placement.isGuest()
            ? Owner.guest(token(placement, claim).hash())
            : Owner.customer(placement.customerId());
        return OrderChange.born(claim.orderId(), now -> placing.begin(claim.orderId(), owner, trackingNumber,
            placement.lines(), placement.notes(), placement.payerEmail(), placement.isKeyless(), now),
            placing::triedAgain);
    }

    /** The guest's token, the same each time that the same key comes. */
    static GuestToken token(Placement placement, KeyClaim claim) {
        return GuestToken.derive(claim.orderId(), claim.secret(), placement.key());
    }
}
