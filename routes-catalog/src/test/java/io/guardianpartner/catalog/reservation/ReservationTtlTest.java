package io.guardianpartner.catalog.reservation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.guardianpartner.catalog.stock.Stock;
import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Money;
import org.junit.jupiter.api.Test;

class ReservationTtlTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final ReservationTtl TTL = new ReservationTtl(Duration.ofMinutes(30), Duration.ofHours(24));

    private final UUID soup = Ids.next();
    private final LockedStock locked = LockedStock.of(List.of(
        new LockedProduct(soup, "Soup", Money.of("19.90"), true, new Stock(5, 1, 1))));

    @Test
    void theTimeToPayLiesAheadAndNotTooFar() {
        Reservation unseen = Reservation.unseen(Ids.next());
        List<RequestedPortions> portions = List.of(new RequestedPortions(soup, 1));

        assertThatThrownBy(() -> unseen.request(portions, 0, NOW, TTL, NOW, locked))
            .isInstanceOf(ReservationRejection.PayByRejected.class).hasMessage("lies in the past");
        assertThatThrownBy(() -> unseen.request(portions, 0, NOW.plus(Duration.ofHours(25)), TTL, NOW, locked))
            .isInstanceOf(ReservationRejection.PayByRejected.class).hasMessage("lies more than 1440 minutes ahead");
    }
}
