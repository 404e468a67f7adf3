package io.guardianpartner.orders.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

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
        Order dayBefore = orderOf("2026-03-01T02:59:59.999Z");
        Order first = orderOf("2026-03-01T03:00:00Z");
        Order last = orderOf("2026-03-02T02:59:59.999Z");
        Order dayAfter = orderOf("2026-03-02T03:00:00Z");

        assertThat(NUMBER.among(found(dayAfter, first, dayBefore))).hasValue(first);
        assertThat(NUMBER.among(found(dayAfter, dayBefore, last))).hasValue(last);
        assertThat(NUMBER.among(found(dayAfter, dayBefore))).isEmpty();
        assertThat(NUMBER.among(found())).isEmpty();
    }

    private static OrderPage found(Order... orders) {
        OrderPage page = OrderPage.ofNumber(NUMBER);
        assertThat(page.after()).isEqualTo(NUMBER.lastId());
        page.found(Stream.of(orders).map(Order::id).toList());
        page.read(List.of(orders), List.of());
        return page;
    }

    private static Order orderOf(String createdAt) {
        return Orders.PLACING.begin(Ids.next(), Owner.customer("ana"), "007", Orders.placed().lines(), null, null,
            false,
            Instant.parse(createdAt));
    }
}
