package io.guardianpartner.catalog.reservation;

import static io.guardianpartner.catalog.reservation.State.CLOSED;
import static io.guardianpartner.catalog.reservation.State.COMMITTED;
import static io.guardianpartner.catalog.reservation.State.LAPSED;
import static io.guardianpartner.catalog.reservation.State.RESERVED;
import static io.guardianpartner.catalog.reservation.State.SHORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.guardianpartner.catalog.reservation.Change.Effect;
import io.guardianpartner.catalog.stock.Stock;
import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReservationTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final Instant PAY_BY = NOW.plus(Duration.ofMinutes(35));
    private static final Term TERM = new Term(Duration.ofMinutes(30), Duration.ofHours(24));

    private final UUID orderId = Ids.next();
    private final UUID soup = Ids.next();
    private final UUID bread = Ids.next();
    private final Shelf shelf = Shelf.of(List.of(
        new Offer(soup, "Soup", Money.of("19.90"), true, new Stock(5, 1, 1)),
        new Offer(bread, "Bread", Money.of("4.00"), true, new Stock(3, 0, 1))));

    private Change asked(Reservation reservation, Shelf on, Want... wants) {
        return reservation.request(List.of(wants), PAY_BY, TERM, NOW, on);
    }

    private Change reserved() {
        return asked(Reservation.unseen(orderId), shelf, new Want(soup, 2), new Want(bread, 1));
    }

    private OrderNews news(int version, Cause cause) {
        return new OrderNews(orderId, version, Optional.ofNullable(cause),
            List.of(new Line(soup, "Soup", Money.of("19.90"), 2), new Line(bread, "Bread", Money.of("4.00"), 1)));
    }

    private Stock stockOf(UUID product, Change change) {
        return change.shelf().offers().get(product).stock();
    }

    @Test
    void anOrderGetsItsPortionsWithNameAndPriceOfTheMoment() {
        Change change = reserved();

        assertThat(change.reservation()).isEqualTo(new Reservation(orderId, RESERVED, 0, List.of(
            new Line(soup, "Soup", Money.of("19.90"), 2),
            new Line(bread, "Bread", Money.of("4.00"), 1)), PAY_BY.plus(Duration.ofMinutes(30))));
        assertThat(stockOf(soup, change)).isEqualTo(new Stock(5, 3, 2));
        assertThat(stockOf(bread, change)).isEqualTo(new Stock(3, 1, 2));
    }

    @Test
    void equalLinesAreOne() {
        assertThat(Want.merged(List.of(new Want(soup, 2), new Want(bread, 1), new Want(soup, 3))))
            .containsExactly(new Want(soup, 5), new Want(bread, 1));
    }

    @Test
    void theSameAgainStandsWhateverTheOrderOfItsLines() {
        Change again = asked(reserved().reservation(), shelf, new Want(bread, 1), new Want(soup, 2));

        assertThat(again.effect()).isEqualTo(Effect.STANDS);
        assertThat(again.reservation()).isEqualTo(reserved().reservation());
    }

    @Test
    void otherLinesAreRefused() {
        Reservation reservation = reserved().reservation();

        assertThatThrownBy(() -> asked(reservation, shelf, new Want(soup, 2)))
            .isInstanceOf(ReservationRefused.LinesDiffer.class);
        assertThatThrownBy(() -> asked(reservation, shelf, new Want(soup, 2), new Want(bread, 2)))
            .isInstanceOf(ReservationRefused.LinesDiffer.class);
    }

    @Test
    void allLinesOrNone() {
        assertThatThrownBy(() -> asked(Reservation.unseen(orderId), shelf, new Want(soup, 5), new Want(bread, 1)))
            .isInstanceOfSatisfying(ReservationRefused.StockShort.class,
                refused -> assertThat(refused.lines()).containsExactly(new Shortage(soup, "Soup", 5, 4)));
    }

    @Test
    void whatIsNotOnTheMenuIsUnknown() {
        UUID unheardOf = Ids.next();
        Shelf deleted = Shelf.of(List.of(new Offer(soup, "Soup", Money.of("19.90"), false, new Stock(5, 0, 1))));

        assertThatThrownBy(() -> asked(Reservation.unseen(orderId), shelf, new Want(unheardOf, 1)))
            .isInstanceOfSatisfying(ReservationRefused.UnknownProduct.class,
                refused -> assertThat(refused.productId()).isEqualTo(unheardOf));
        assertThatThrownBy(() -> asked(Reservation.unseen(orderId), deleted, new Want(soup, 1)))
            .isInstanceOf(ReservationRefused.UnknownProduct.class);
    }

    @Test
    void theTimeToPayLiesAheadAndNotTooFar() {
        Reservation unseen = Reservation.unseen(orderId);
        List<Want> wants = List.of(new Want(soup, 1));

        assertThatThrownBy(() -> unseen.request(wants, NOW, TERM, NOW, shelf))
            .isInstanceOf(ReservationRefused.TermRefused.class).hasMessage("lies in the past");
        assertThatThrownBy(() -> unseen.request(wants, NOW.plus(Duration.ofHours(25)), TERM, NOW, shelf))
            .isInstanceOf(ReservationRefused.TermRefused.class).hasMessage("lies more than 1440 minutes ahead");
    }

    @Test
    void aPaidOrdersPortionsLeaveTheShelf() {
        Change reserved = reserved();

        Change paid = reserved.reservation().hear(news(2, Cause.PAID), reserved.shelf());

        assertThat(paid.reservation().state()).isEqualTo(COMMITTED);
        assertThat(stockOf(soup, paid)).isEqualTo(new Stock(3, 1, 3));
    }

    @Test
    void aCancelledOrdersPortionsComeBackToTheShelf() {
        Change reserved = reserved();
        Change paid = reserved.reservation().hear(news(2, Cause.PAID), reserved.shelf());

        Change cancelled = paid.reservation().hear(news(3, Cause.CANCELLED), paid.shelf());

        assertThat(cancelled.reservation().state()).isEqualTo(CLOSED);
        assertThat(stockOf(soup, cancelled)).isEqualTo(new Stock(5, 1, 4));
    }

    @Test
    void aFailedPaymentTakesNothingFromAPaidOrder() {
        Change reserved = reserved();
        Reservation paid = reserved.reservation().hear(news(2, Cause.PAID), reserved.shelf()).reservation();

        Change failed = paid.hear(news(3, Cause.PAYMENT_FAILED), shelf);

        assertThat(failed).isEqualTo(Change.none(Effect.STALE, paid));
    }

    @Test
    void theVersionSeenBeforeChangesNothing() {
        Change reserved = reserved();
        Reservation paid = reserved.reservation().hear(news(3, Cause.PAID), reserved.shelf()).reservation();

        assertThat(paid.hear(news(3, Cause.PAID), shelf)).isEqualTo(Change.none(Effect.STANDS, paid));
        assertThat(paid.hear(news(2, Cause.CANCELLED), shelf)).isEqualTo(Change.none(Effect.STALE, paid));
    }

    @ParameterizedTest
    @EnumSource(value = Cause.class, names = {"CANCELLED", "PAYMENT_FAILED"})
    void anOrderCalledOffBeforeItAskedGetsNothing(Cause cause) {
        Change tombstone = Reservation.unseen(orderId).hear(news(2, cause), Shelf.EMPTY);

        assertThat(tombstone.reservation()).isEqualTo(new Reservation(orderId, CLOSED, 2, List.of(), null));
        assertThatThrownBy(() -> asked(tombstone.reservation(), shelf, new Want(soup, 1)))
            .isInstanceOf(ReservationRefused.OrderClosed.class);
        assertThat(tombstone.reservation().hear(news(3, Cause.PAID), shelf).effect()).isEqualTo(Effect.STALE);
    }

    @Test
    void unpaidPortionsComeBackWhenTimeIsOver() {
        Change reserved = reserved();
        Instant expiry = reserved.reservation().expiresAt();

        assertThat(reserved.reservation().lapse(expiry.minusMillis(1), reserved.shelf()).changed()).isFalse();
        Change lapsed = reserved.reservation().lapse(expiry, reserved.shelf());
        assertThat(lapsed.reservation().state()).isEqualTo(LAPSED);
        assertThat(stockOf(soup, lapsed)).isEqualTo(new Stock(5, 1, 3));
        assertThatThrownBy(() -> asked(lapsed.reservation(), shelf, new Want(soup, 2), new Want(bread, 1)))
            .isInstanceOf(ReservationRefused.OrderClosed.class);
    }

    @Test
    void paidPortionsNeverLapse() {
        Change reserved = reserved();
        Change paid = reserved.reservation().hear(news(2, Cause.PAID), reserved.shelf());

        assertThat(paid.reservation().lapse(Instant.MAX, paid.shelf()).changed()).isFalse();
    }

    @Test
    void aLatePaymentTakesThePortionsAgain() {
        Reservation lapsed = new Reservation(orderId, LAPSED, 0, news(1, null).lines(), NOW);

        Change paid = lapsed.hear(news(2, Cause.PAID), shelf);

        assertThat(paid.reservation().state()).isEqualTo(COMMITTED);
        assertThat(paid.shortages()).isEmpty();
        assertThat(stockOf(soup, paid)).isEqualTo(new Stock(3, 1, 2));
    }

    @Test
    void aLatePaymentIsToldOnceWhenThePortionsAreGone() {
        Shelf empty = Shelf.of(List.of(
            new Offer(soup, "Soup", Money.of("19.90"), true, new Stock(1, 0, 1)),
            new Offer(bread, "Bread", Money.of("4.00"), false, new Stock(3, 0, 1))));
        Reservation lapsed = new Reservation(orderId, LAPSED, 0, news(1, null).lines(), NOW);

        Change unserved = lapsed.hear(news(2, Cause.PAID), empty);

        assertThat(unserved.reservation().state()).isEqualTo(SHORT);
        assertThat(unserved.shelf().offers()).as("nothing of it is taken").isEmpty();
        assertThat(unserved.shortages())
            .containsExactly(new Shortage(soup, "Soup", 2, 1), new Shortage(bread, "Bread", 1, 0));
        Change kitchen = unserved.reservation().hear(news(3, Cause.PAID), empty);
        assertThat(kitchen.shortages()).isEmpty();
        assertThat(kitchen.reservation().hear(news(4, Cause.PAID), shelf).reservation().state()).isEqualTo(COMMITTED);
    }

    @Test
    void aPaidOrderOfWhatNobodyKnowsIsToldSo() {
        Change unserved = Reservation.unseen(orderId).hear(news(2, Cause.PAID), Shelf.EMPTY);

        assertThat(unserved.reservation().state()).isEqualTo(SHORT);
        assertThat(unserved.shortages())
            .containsExactly(new Shortage(soup, "Soup", 2, 0), new Shortage(bread, "Bread", 1, 0));
    }

    @Test
    void newsThatDoNotConcernTheStockAreStale() {
        Change change = Reservation.unseen(orderId).hear(news(1, null), Shelf.EMPTY);

        assertThat(change.effect()).isEqualTo(Effect.STALE);
    }

    @Test
    void onlyStockThatMovesIsAskedFor() {
        Reservation reserved = reserved().reservation();
        Reservation paid = reserved.hear(news(2, Cause.PAID), reserved().shelf()).reservation();

        assertThat(reserved.touchedBy(news(2, Cause.PAID))).containsExactly(soup, bread);
        assertThat(paid.touchedBy(news(3, Cause.PAID))).as("it is taken already").isEmpty();
        assertThat(paid.touchedBy(news(2, Cause.CANCELLED))).as("it is heard of already").isEmpty();
        assertThat(Reservation.unseen(orderId).touchedBy(news(2, Cause.CANCELLED))).as("nothing is held").isEmpty();
    }
}
