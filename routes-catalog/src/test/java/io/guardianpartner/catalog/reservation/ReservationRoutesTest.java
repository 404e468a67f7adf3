package io.guardianpartner.catalog.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.catalog.CatalogRoutes;
import io.guardianpartner.catalog.stock.Stock;
import io.guardianpartner.message.Money;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReservationRoutesTest extends CatalogRoutes {

    private static final UUID ORDER = UUID.randomUUID();
    private static final UUID PRODUCT = UUID.randomUUID();
    private static final Reservation RESERVED = new Reservation(ORDER, State.RESERVED, 0,
        List.of(new Line(PRODUCT, "Soup", Money.of("10.00"), 2)), Instant.now().plusSeconds(600));

    @BeforeEach
    void stored() {
        run.answers("direct:open-reservation", Reservation.unseen(ORDER));
        run.answers("direct:lock-order-stock",
            LockedStock.of(List.of(new LockedProduct(PRODUCT, "Soup", Money.of("10.00"), true, new Stock(3, 0, 1)))));
    }

    @Test
    void aReservationIsStoredBehindTheLocksInOneTransaction() {
        Exchange end = run.send("direct:post-reservation", request(2));

        assertThat(end.getException()).isNull();
        assertThat(run.steps()).containsExactly("reserve-read", "reserve-validate", "reserve-check", "reserve-store",
            "reserve-transaction", "reserve-order", "reserve-open", "reserve-products", "reserve-lock",
            "reserve-decide", "reserve-change", "store-if-changed", "store-reservation", "store-stock",
            "reserve-status", "reserve-answer", "reserve-write");
        assertThat(run.transactions()).containsExactly("committed");
        assertThat(end.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(201);
    }

    @Test
    void aReservationThatStandsIsAnsweredAndNotStored() {
        run.answers("direct:open-reservation", RESERVED);

        Exchange end = run.send("direct:post-reservation", request(2));

        assertThat(run.steps()).contains("store-if-changed").doesNotContain("store-reservation", "store-stock")
            .endsWith("reserve-status", "reserve-answer", "reserve-write");
        assertThat(run.transactions()).containsExactly("committed");
        assertThat(end.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(200);
    }

    @Test
    void whatCannotBeServedIsNotStored() {
        Exchange end = run.send("direct:post-reservation", request(4));

        assertThat(end.getException()).isInstanceOf(ProblemException.class);
        assertThat(run.steps()).endsWith("reserve-decide");
        assertThat(run.transactions()).containsExactly("rolled back");
    }

    @Test
    void aRequestThatBreaksARuleLocksNothing() {
        Exchange end = run.send("direct:post-reservation", request(100));

        assertThat(end.getException()).isNotNull();
        assertThat(run.steps()).containsExactly("reserve-read", "reserve-validate");
        assertThat(run.transactions()).isEmpty();
    }

    @Test
    void aReservationIsRead() {
        run.answers("direct:find-reservation", List.of(RESERVED));

        Exchange end = run.send("direct:read-reservation", null, Map.of("orderId", ORDER.toString()));

        assertThat(run.steps()).containsExactly("read-reservation-find", "read-reservation-answer",
            "read-reservation-write");
        assertThat(end.getMessage().getBody(String.class)).contains("\"status\":\"RESERVED\"");
    }

    @Test
    void anUnknownOrderIsNotFound() {
        run.answers("direct:find-reservation", List.of());

        Exchange end = run.send("direct:read-reservation", null, Map.of("orderId", ORDER.toString()));

        assertThat(end.getException()).isInstanceOfSatisfying(ProblemException.class,
            problem -> assertThat(problem.status()).isEqualTo(404));
    }

    private static String request(int portions) {
        return "{\"orderId\": \"%s\", \"payBy\": \"%s\", \"lines\": [{\"productId\": \"%s\", \"quantity\": %d}]}"
            .formatted(ORDER, Instant.now().plusSeconds(600), PRODUCT, portions);
    }
}
