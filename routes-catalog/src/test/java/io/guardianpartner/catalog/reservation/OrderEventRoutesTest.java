package io.guardianpartner.catalog.reservation;

import static io.guardianpartner.message.MessageTypes.MSG_ORDER_STATUS_CHANGED;
import static io.guardianpartner.message.MessageTypes.MSG_STOCK_UNAVAILABLE;
import static io.guardianpartner.routing.inbound.MessageHandlers.handling;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.guardianpartner.catalog.CatalogRoutes;
import io.guardianpartner.catalog.stock.Stock;
import io.guardianpartner.message.Money;
import io.guardianpartner.message.payload.OrderStatusChanged;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class OrderEventRoutesTest extends CatalogRoutes {

    private static final UUID ORDER = UUID.randomUUID();
    private static final UUID PRODUCT = UUID.randomUUID();
    private static final Reservation RESERVED = new Reservation(ORDER, State.RESERVED, 1,
        List.of(new Line(PRODUCT, "Soup", Money.of("10.00"), 2)), Instant.now());

    private Exchange paid(Reservation reservation, Stock stock) {
        run.answers("direct:open-reservation", reservation);
        run.answers("direct:lock-order-stock",
            LockedStock.of(List.of(new LockedProduct(PRODUCT, "Soup", Money.of("10.00"), true, stock))));
        return run.send(handling(MSG_ORDER_STATUS_CHANGED), new OrderStatusChanged(ORDER, 2, "PAYMENT_PENDING",
            "AWAITING", List.of(new OrderStatusChanged.Item(PRODUCT, 2, "Soup", Money.of("10.00"))),
            Money.of("20.00"), Instant.now()));
    }

    @Test
    void aPaidOrderIsStoredBehindTheLocks() {
        Exchange end = paid(RESERVED, new Stock(3, 2, 1));

        assertThat(end.getException()).isNull();
        assertThat(run.steps()).containsExactly("order-event", "order-key", "order-open", "order-products",
            "order-lock", "order-decide", "order-change", "store-if-changed", "store-reservation", "store-stock",
            "order-tell", "order-outbox");
        assertThat(sent()).isEmpty();
    }

    @Test
    void anEventThatChangesNothingIsNotStored() {
        paid(new Reservation(ORDER, State.COMMITTED, 2, RESERVED.lines(), Instant.now()), new Stock(1, 0, 2));

        assertThat(run.steps()).contains("store-if-changed").doesNotContain("store-reservation", "store-stock");
        assertThat(sent()).isEmpty();
    }

    @Test
    void portionsThatAreGoneAreToldWithTheChange() {
        paid(new Reservation(ORDER, State.LAPSED, 1, RESERVED.lines(), Instant.now()), new Stock(1, 0, 2));

        assertThat(run.steps()).containsSubsequence("store-reservation", "order-tell", "order-outbox");
        assertThat(sent()).containsExactly(MSG_STOCK_UNAVAILABLE);
    }
}
