package io.guardianpartner.orders.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import io.guardianpartner.message.Ids;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.Orders;
import io.guardianpartner.orders.order.Owner;
import org.junit.jupiter.api.Test;

class NumberOfDayTest {

    private static final NumberOfDay NUMBER = new NumberOfDay("007", LocalDate.of(2026, 3, 1),
        ZoneId.of("America/Sao_Paulo"));

    @Test
    void itsLastIdIsTheHighestOfTheDay() {
        assertThat(Ids.timeOf(NUMBER.lastId())).isEqualTo(Instant.parse("2026-03-02T02:59:59.999Z"));
        assertThat(NUMBER.lastId()).hasToString(NUMBER.lastId().toString().substring(0, 14) + "7fff-bfff-ffffffffffff");
    }

    @Test
    void anOrderIsOfTheDayOnWhichItGotItsNumberWhateverItsIdSays() {
        assertThat(NUMBER.isOf(orderOf("2026-03-01T03:00:00Z"))).isTrue();
        assertThat(NUMBER.isOf(orderOf("2026-03-02T02:59:59.999Z"))).isTrue();
        assertThat(NUMBER.isOf(orderOf("2026-03-01T02:59:59.999Z"))).isFalse();
        assertThat(NUMBER.isOf(orderOf("2026-03-02T03:00:00Z"))).isFalse();
    }

    private static Order orderOf(String createdAt) {
        return Orders.PLACING.begin(Ids.next(), Owner.customer("ana"), "007", Orders.placed().lines(), null, null,
            false,
            Instant.parse(createdAt));
    }
}
