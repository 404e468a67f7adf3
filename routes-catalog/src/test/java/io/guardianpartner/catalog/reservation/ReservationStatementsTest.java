package io.guardianpartner.catalog.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.catalog.CatalogStatements;
import io.guardianpartner.catalog.stock.Stock;
import io.guardianpartner.message.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReservationStatementsTest extends CatalogStatements {

    private final UUID order = UUID.randomUUID();
    private final UUID product = UUID.randomUUID();
    private final String lines = "[{\"productId\":\"%s\",\"name\":\"Soup\",\"unitPrice\":\"10.00\",\"quantity\":2}]"
        .formatted(product);
    private final Reservation reservation = new Reservation(order, State.RESERVED, 1,
        List.of(new Line(product, "Soup", Money.of("10.00"), 2)), NOW);

    private void rowOfReservation() {
        rows(List.of(Map.of("order_id", order, "state", "RESERVED", "order_version", 1, "lines", lines, "expires_at",
            Timestamp.from(NOW))));
    }

    private static OffsetDateTime time(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    @Test
    void aReservationIsFoundByTheOrderOfThePath() throws Exception {
        rowOfReservation();

        assertThat(execute("find-reservation", null, Map.of("orderId", order.toString())).getMessage().getBody())
            .isEqualTo(List.of(reservation));
        assertThat(parameters()).isEqualTo(Map.of("orderId", order));
    }

    @Test
    void aReservationIsOpenedWithTheParametersOfItsCaller() throws Exception {
        rowOfReservation();

        assertThat(execute("open-reservation", Map.of("orderId", order), Map.of()).getMessage().getBody())
            .isEqualTo(reservation);
        assertThat(parameters()).isEqualTo(Map.of("orderId", order));
    }

    @Test
    void aChangeIsSavedAsARow() throws Exception {
        execute("save-reservation", ReservationChange.of(reservation, LockedStock.EMPTY), Map.of());

        assertThat(parameters()).isEqualTo(Map.of("orderId", order, "state", "RESERVED", "orderVersion", 1, "lines",
            lines, "expiresAt", time(NOW), "now", time(NOW)));
    }

    @Test
    void expiredOrdersAreSelectedByTheBatch() throws Exception {
        rows(List.of(Map.of("order_id", order)));

        assertThat(execute("select-expired", null, Map.of()).getMessage().getBody()).isEqualTo(List.of(order));
        assertThat(parameters()).isEqualTo(Map.of("now", time(NOW), "limit", 500));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anExpiredReservationIsLockedUnlessAnotherPodHasIt(boolean isFree) throws Exception {
        if (isFree) {
            rowOfReservation();
        }

        assertThat(execute("lock-expired", order, Map.of()).getMessage().getBody())
            .isEqualTo(isFree ? List.of(reservation) : List.of());
        assertThat(parameters()).isEqualTo(Map.of("orderId", order, "now", time(NOW)));
    }

    @Test
    void theStockOfAnOrderIsLocked() throws Exception {
        rows(List.of(Map.of("product_id", product, "on_hand", 3, "reserved", 2, "version", 1L, "name", "Soup", "price",
            new BigDecimal("10.00"), "deleted", false)));

        assertThat(execute("lock-order-stock", Map.of("products", "{" + product + "}"), Map.of()).getMessage()
            .getBody()).isEqualTo(LockedStock.of(List.of(stocked())));
        assertThat(parameters()).isEqualTo(Map.of("products", "{" + product + "}"));
    }

    @Test
    void theStockOfAnOrderIsSavedAsRowsOfJson() throws Exception {
        execute("save-order-stock", ReservationChange.of(reservation, LockedStock.of(List.of(stocked()))), Map.of());

        assertThat(parameters()).isEqualTo(Map.of("rows",
            "[{\"product_id\":\"%s\",\"on_hand\":3,\"reserved\":2,\"version\":1}]".formatted(product)));
    }

    private LockedProduct stocked() {
        return new LockedProduct(product, "Soup", Money.of("10.00"), true, new Stock(3, 2, 1));
    }
}
