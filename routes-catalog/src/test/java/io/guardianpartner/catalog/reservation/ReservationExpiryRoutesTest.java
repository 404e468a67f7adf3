package io.guardianpartner.catalog.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

import io.guardianpartner.catalog.CatalogRoutes;
import io.guardianpartner.catalog.stock.Stock;
import io.guardianpartner.message.Money;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReservationExpiryRoutesTest extends CatalogRoutes {

    private static final UUID ORDER = UUID.randomUUID();
    private static final UUID PRODUCT = UUID.randomUUID();

    @BeforeEach
    void oneIsExpired() {
        run.answers("direct:select-expired", List.of(ORDER));
        run.answers("direct:lock-expired", List.of(new Reservation(ORDER, State.RESERVED, 0,
            List.of(new Line(PRODUCT, "Soup", Money.of("10.00"), 2)), Instant.now().minusSeconds(1))));
        run.answers("direct:lock-order-stock",
            LockedStock.of(List.of(new LockedProduct(PRODUCT, "Soup", Money.of("10.00"), true, new Stock(3, 2, 1)))));
    }

    @Test
    void anExpiredReservationIsGivenBackBehindTheLocksInOneTransaction() {
        Exchange end = run.send("direct:sweep-reservations", null);

        assertThat(end.getException()).isNull();
        assertThat(run.steps()).containsExactly("sweep-select", "sweep-each", "sweep-expire", "expire-transaction",
            "expire-lock", "expire-if-still-there", "expire-reservation", "expire-products", "expire-lock-stock",
            "expire-decide", "expire-change", "store-if-changed", "store-reservation", "store-stock");
        assertThat(run.transactions()).containsExactly("committed");
    }

    @Test
    void whatAnotherPodHasLockedIsSkipped() {
        run.answers("direct:lock-expired", List.of());

        run.send("direct:sweep-reservations", null);

        assertThat(run.steps()).endsWith("expire-transaction", "expire-lock", "expire-if-still-there");
    }

    @Test
    void eachReservationHasATransactionOfItsOwn() {
        run.answers("direct:select-expired", Collections.nCopies(3, ORDER));

        run.send("direct:sweep-reservations", null);

        assertThat(run.transactions()).containsExactly("committed", "committed", "committed");
    }

    @Test
    void aReservationThatFailsKeepsNoOtherFromExpiring() {
        run.answers("direct:select-expired", List.of(ORDER, ORDER));
        run.mock("direct:lock-order-stock").whenExchangeReceived(
            run.mock("direct:lock-order-stock").getReceivedCounter() + 1,
            exchange -> exchange.setException(new IllegalStateException("no connection")));

        run.send("direct:sweep-reservations", null);

        assertThat(run.transactions()).containsExactly("rolled back", "committed");
    }
}
