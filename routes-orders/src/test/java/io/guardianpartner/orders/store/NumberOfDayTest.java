package io.guardianpartner.orders.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import io.guardianpartner.message.Ids;
import org.junit.jupiter.api.Test;

class NumberOfDayTest {

    private static final NumberOfDay NUMBER = new NumberOfDay("007", LocalDate.of(2026, 3, 1),
        ZoneId.of("America/Sao_Paulo"));

    @Test
    void itsIdsAreThoseOfTheDayFromMidnightToMidnight() {
        assertThat(Ids.timeOf(NUMBER.firstId())).isEqualTo(Instant.parse("2026-03-01T03:00:00Z"));
        assertThat(Ids.timeOf(NUMBER.lastId())).isEqualTo(Instant.parse("2026-03-02T02:59:59.999Z"));
    }

    @Test
    void theyAreOfVersion7AndTheVariantOfAll() {
        assertThat(NUMBER.firstId())
            .hasToString(NUMBER.firstId().toString().substring(0, 14) + "7000-8000-000000000000");
        assertThat(NUMBER.lastId()).hasToString(NUMBER.lastId().toString().substring(0, 14) + "7fff-bfff-ffffffffffff");
    }

    @Test
    void anIdOfNowIsOneOfToday() {
        ZoneId zone = ZoneId.of("America/Sao_Paulo");
        String id = Ids.next().toString();
        NumberOfDay today = new NumberOfDay("1", LocalDate.ofInstant(Ids.timeOf(Ids.parse(id)), zone), zone);

        assertThat(id).isBetween(today.firstId().toString(), today.lastId().toString());
    }
}
