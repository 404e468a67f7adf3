package io.guardianpartner.orders.placement;

import io.guardianpartner.orders.guest.GuestToken;
import io.guardianpartner.orders.idempotency.KeyClaim;
import io.guardianpartner.orders.order.Order;
import org.apache.camel.Exchange;

/** One order on its way from a cart to its Pix, in the exchange variable that all steps of placement share. */
public final class PlacementContext {

    private static final String VARIABLE = "placement";

    private final boolean isGuest;
    /** Null until the cart is read, and in recovery, which has none. */
    private Placement placement;
    private KeyClaim claim;
    private Order order;

    private PlacementContext(boolean isGuest) {
        this.isGuest = isGuest;
    }

    public static PlacementContext of(Exchange exchange) {
        return exchange.getVariable(VARIABLE, PlacementContext.class);
    }

    static void begin(Exchange exchange, boolean isGuest) {
        exchange.setVariable(VARIABLE, new PlacementContext(isGuest));
    }

    /** Goes on with an order that is stored; null for one that is not there. */
    public static void resume(Exchange exchange, Order order) {
        PlacementContext context = new PlacementContext(false);
        context.order = order;
        exchange.setVariable(VARIABLE, context);
    }

    boolean isGuest() {
        return isGuest;
    }

    Placement placement() {
        return placement;
    }

    void placement(Placement read) {
        placement = read;
    }

    KeyClaim claim() {
        return claim;
    }

    void claim(KeyClaim claimed) {
        claim = claimed;
    }

    /** The order as it was stored last; null while there is none. */
    public Order order() {
        return order;
    }

    void order(Order stored) {
        order = stored;
    }

    /** The guest's token, the same each time that the same key comes. */
    GuestToken guestToken() {
        return GuestToken.derive(claim.orderId(), claim.secret(), placement.key());
    }
}
