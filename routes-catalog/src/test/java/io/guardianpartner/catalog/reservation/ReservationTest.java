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

import io.guardianpartner.catalog.reservation.ReservationChange.Effect;
import io.guardianpartner.catalog.stock.Stock;
import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReservationTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final Instant PAY_BY = NOW.plus(Duration.ofMinutes(35));
    private static final ReservationTtl TTL = new ReservationTtl(Duration.ofMinutes(30), Duration.ofHours(24));

    private final UUID orderId = Ids.next();
    private final UUID soup = Ids.next();
    private final UUID bread = Ids.next();
    private final LockedStock locked = LockedStock.of(List.of(
        new LockedProduct(soup, "Soup", Money.of("19.90"), true, new Stock(5, 1, 1)),
        new LockedProduct(bread, "Bread", Money.of("4.00"), true, new Stock(3, 0, 1))));

    private ReservationChange asked(Reservation reservation, LockedStock on, RequestedPortions... portions) {
        return reservation.request(List.of(portions), 0, PAY_BY, TTL, NOW, on);
    }

    /** The order is to be paid once more: version 3 asks for what it had. */
    private ReservationChange askedAgain(Reservation reservation, LockedStock on, RequestedPortions... portions) {
        return reservation.request(List.of(portions), 3, PAY_BY.plusSeconds(600), TTL, NOW, on);
    }

    private ReservationChange reserved() {
        return asked(Reservation.unseen(orderId), locked, new RequestedPortions(soup, 2),
            new RequestedPortions(bread, 1));
    }

    private OrderEvent event(int version, Cause cause) {
        return new OrderEvent(orderId, version, Optional.ofNullable(cause),
            List.of(new Line(soup, "Soup", Money.of("19.90"), 2), new Line(bread, "Bread", Money.of("4.00"), 1)));
    }

    private Stock stockOf(UUID product, ReservationChange change) {
        return change.stock().products().get(product).stock();
    }

    @Test
    void anOrderGetsItsPortionsWithNameAndPriceOfTheMoment() {
        ReservationChange change = reserved();

        assertThat(change.reservation()).isEqualTo(new Reservation(orderId, RESERVED, 0, List.of(
            new Line(soup, "Soup", Money.of("19.90"), 2),
            new Line(bread, "Bread", Money.of("4.00"), 1)), PAY_BY.plus(Duration.ofMinutes(30))));
        assertThat(stockOf(soup, change)).isEqualTo(new Stock(5, 3, 2));
        assertThat(stockOf(bread, change)).isEqualTo(new Stock(3, 1, 2));
    }

    @Test
    void theSameAgainStandsWhateverTheOrderOfItsLines() {
        ReservationChange again = asked(reserved().reservation(), locked, new RequestedPortions(bread, 1),
            new RequestedPortions(soup, 2));

        assertThat(again.effect()).isEqualTo(Effect.STANDS);
        assertThat(again.reservation()).isEqualTo(reserved().reservation());
    }

    @Test
    void otherLinesAreRefused() {
        Reservation reservation = reserved().reservation();

        assertThatThrownBy(() -> asked(reservation, locked, new RequestedPortions(soup, 2)))
            .isInstanceOf(ReservationRejection.LinesDiffer.class);
        assertThatThrownBy(
            () -> asked(reservation, locked, new RequestedPortions(soup, 2), new RequestedPortions(bread, 2)))
            .isInstanceOf(ReservationRejection.LinesDiffer.class);
    }

    @Test
    void whatWasGivenBackIsReservedAgainAtTheNamesAndPricesOfThen() {
        Reservation closed = reserved().reservation().apply(event(2, Cause.PAYMENT_FAILED), reserved().stock())
            .reservation();
        LockedStock dearer = LockedStock.of(List.of(
            new LockedProduct(soup, "Soup of today", Money.of("29.90"), true, new Stock(5, 1, 1)),
            new LockedProduct(bread, "Bread", Money.of("5.00"), true, new Stock(3, 0, 1))));

        ReservationChange again = askedAgain(closed, dearer, new RequestedPortions(soup, 2),
            new RequestedPortions(bread, 1));

        assertThat(again.reservation()).isEqualTo(new Reservation(orderId, RESERVED, 3,
            reserved().reservation().lines(), PAY_BY.plusSeconds(600).plus(Duration.ofMinutes(30))));
        assertThat(stockOf(soup, again)).isEqualTo(new Stock(5, 3, 2));
        assertThatThrownBy(() -> askedAgain(closed, dearer, new RequestedPortions(soup, 1)))
            .isInstanceOf(ReservationRejection.LinesDiffer.class);
    }

    @Test
    void whatIsStillReservedStaysSoForLongerAndTheFailureThatComesLateIsStale() {
        ReservationChange again = askedAgain(reserved().reservation(), reserved().stock(),
            new RequestedPortions(soup, 2), new RequestedPortions(bread, 1));

        assertThat(again.reservation().state()).isEqualTo(RESERVED);
        assertThat(again.reservation().expiresAt()).isEqualTo(PAY_BY.plusSeconds(600).plus(Duration.ofMinutes(30)));
        assertThat(again.stock().products()).isEmpty();
        assertThat(again.reservation().apply(event(2, Cause.PAYMENT_FAILED), LockedStock.EMPTY).effect())
            .isEqualTo(Effect.STALE);
    }

    @Test
    void anOrderThatEndedSinceGetsNothingAgain() {
        Reservation cancelled = reserved().reservation().apply(event(4, Cause.CANCELLED), reserved().stock())
            .reservation();

        assertThatThrownBy(() -> askedAgain(cancelled, locked, new RequestedPortions(soup, 2),
            new RequestedPortions(bread, 1))).isInstanceOf(ReservationRejection.OrderClosed.class);
    }

    @Test
    void whatWasSoldMeanwhileIsNotReservedAgain() {
        Reservation closed = reserved().reservation().apply(event(2, Cause.PAYMENT_FAILED), reserved().stock())
            .reservation();
        LockedStock sold = LockedStock.of(List.of(
            new LockedProduct(soup, "Soup", Money.of("19.90"), true, new Stock(1, 0, 1)),
            new LockedProduct(bread, "Bread", Money.of("4.00"), true, new Stock(3, 0, 1))));

        assertThatThrownBy(() -> askedAgain(closed, sold, new RequestedPortions(soup, 2),
            new RequestedPortions(bread, 1))).isInstanceOf(ReservationRejection.InsufficientStock.class);
    }

    @Test
    void allLinesOrNone() {
        assertThatThrownBy(() -> asked(Reservation.unseen(orderId), locked, new RequestedPortions(soup, 5),
            new RequestedPortions(bread, 1)))
            .isInstanceOfSatisfying(ReservationRejection.InsufficientStock.class,
                refused -> assertThat(refused.lines()).containsExactly(new Shortage(soup, "Soup", 5, 4)));
    }

    @Test
    void whatIsNotOnTheMenuIsUnknown() {
        UUID unheardOf = Ids.next();
        LockedStock deleted = LockedStock
            .of(List.of(new LockedProduct(soup, "Soup", Money.of("19.90"), false, new Stock(5, 0, 1))));

        assertThatThrownBy(() -> asked(Reservation.unseen(orderId), locked, new RequestedPortions(unheardOf, 1)))
            .isInstanceOfSatisfying(ReservationRejection.UnknownProduct.class,
                refused -> assertThat(refused.productId()).isEqualTo(unheardOf));
        assertThatThrownBy(() -> asked(Reservation.unseen(orderId), deleted, new RequestedPortions(soup, 1)))
            .isInstanceOf(ReservationRejection.UnknownProduct.class);
    }

    @Test
    void aPaidOrdersPortionsLeaveTheStock() {
        ReservationChange reserved = reserved();

        ReservationChange paid = reserved.reservation().apply(event(2, Cause.PAID), reserved.stock());

        assertThat(paid.reservation().state()).isEqualTo(COMMITTED);
        assertThat(stockOf(soup, paid)).isEqualTo(new Stock(3, 1, 3));
    }

    @Test
    void aCancelledOrdersPortionsComeBackToTheStock() {
        ReservationChange reserved = reserved();
        ReservationChange paid = reserved.reservation().apply(event(2, Cause.PAID), reserved.stock());

        ReservationChange cancelled = paid.reservation().apply(event(3, Cause.CANCELLED), paid.stock());

        assertThat(cancelled.reservation().state()).isEqualTo(CLOSED);
        assertThat(stockOf(soup, cancelled)).isEqualTo(new Stock(5, 1, 4));
    }

    @Test
    void aFailedPaymentTakesNothingFromAPaidOrder() {
        ReservationChange reserved = reserved();
        Reservation paid = reserved.reservation().apply(event(2, Cause.PAID), reserved.stock()).reservation();

        ReservationChange failed = paid.apply(event(3, Cause.PAYMENT_FAILED), locked);

        assertThat(failed).isEqualTo(ReservationChange.none(Effect.STALE, paid));
    }

    @Test
    void theVersionSeenBeforeChangesNothing() {
        ReservationChange reserved = reserved();
        Reservation paid = reserved.reservation().apply(event(3, Cause.PAID), reserved.stock()).reservation();

        assertThat(paid.apply(event(3, Cause.PAID), locked)).isEqualTo(ReservationChange.none(Effect.STANDS, paid));
        assertThat(paid.apply(event(2, Cause.CANCELLED), locked)).isEqualTo(ReservationChange.none(Effect.STALE, paid));
    }

    @ParameterizedTest
    @EnumSource(value = Cause.class, names = {"CANCELLED", "PAYMENT_FAILED"})
    void anOrderCalledOffBeforeItAskedGetsNothing(Cause cause) {
        ReservationChange tombstone = Reservation.unseen(orderId).apply(event(2, cause), LockedStock.EMPTY);

        assertThat(tombstone.reservation()).isEqualTo(new Reservation(orderId, CLOSED, 2, List.of(), null));
        assertThatThrownBy(() -> asked(tombstone.reservation(), locked, new RequestedPortions(soup, 1)))
            .isInstanceOf(ReservationRejection.OrderClosed.class);
    }

    @Test
    void theStockOfAnOrderThatWasPaidAfterItsPaymentFailedIsTakenThoughItDidNotAskAnew() {
        ReservationChange reserved = reserved();
        ReservationChange closed = reserved.reservation().apply(event(2, Cause.PAYMENT_FAILED), reserved.stock());

        ReservationChange paid = closed.reservation().apply(event(4, Cause.PAID), closed.stock());

        assertThat(paid.reservation().state()).isEqualTo(COMMITTED);
        assertThat(stockOf(soup, paid).onHand()).isEqualTo(3);
    }

    @Test
    void unpaidPortionsComeBackWhenTimeIsOver() {
        ReservationChange reserved = reserved();
        Instant expiry = reserved.reservation().expiresAt();

        assertThat(reserved.reservation().expire(expiry.minusMillis(1), reserved.stock()).changed()).isFalse();
        ReservationChange lapsed = reserved.reservation().expire(expiry, reserved.stock());
        assertThat(lapsed.reservation().state()).isEqualTo(LAPSED);
        assertThat(stockOf(soup, lapsed)).isEqualTo(new Stock(5, 1, 3));
        assertThatThrownBy(
            () -> asked(lapsed.reservation(), locked, new RequestedPortions(soup, 2), new RequestedPortions(bread, 1)))
            .isInstanceOf(ReservationRejection.OrderClosed.class);
    }

    @Test
    void paidPortionsNeverLapse() {
        ReservationChange reserved = reserved();
        ReservationChange paid = reserved.reservation().apply(event(2, Cause.PAID), reserved.stock());

        assertThat(paid.reservation().expire(Instant.MAX, paid.stock()).changed()).isFalse();
    }

    @Test
    void aLatePaymentTakesThePortionsAgain() {
        Reservation lapsed = new Reservation(orderId, LAPSED, 0, event(1, null).lines(), NOW);

        ReservationChange paid = lapsed.apply(event(2, Cause.PAID), locked);

        assertThat(paid.reservation().state()).isEqualTo(COMMITTED);
        assertThat(paid.shortages()).isEmpty();
        assertThat(stockOf(soup, paid)).isEqualTo(new Stock(3, 1, 2));
    }

    @Test
    void aLatePaymentIsToldOnceWhenThePortionsAreGone() {
        LockedStock empty = LockedStock.of(List.of(
            new LockedProduct(soup, "Soup", Money.of("19.90"), true, new Stock(1, 0, 1)),
            new LockedProduct(bread, "Bread", Money.of("4.00"), false, new Stock(3, 0, 1))));
        Reservation lapsed = new Reservation(orderId, LAPSED, 0, event(1, null).lines(), NOW);

        ReservationChange unserved = lapsed.apply(event(2, Cause.PAID), empty);

        assertThat(unserved.reservation().state()).isEqualTo(SHORT);
        assertThat(unserved.stock().products()).as("nothing of it is taken").isEmpty();
        assertThat(unserved.shortages())
            .containsExactly(new Shortage(soup, "Soup", 2, 1), new Shortage(bread, "Bread", 1, 0));
        ReservationChange kitchen = unserved.reservation().apply(event(3, Cause.PAID), empty);
        assertThat(kitchen.shortages()).isEmpty();
        assertThat(kitchen.reservation().apply(event(4, Cause.PAID), locked).reservation().state())
            .isEqualTo(COMMITTED);
    }

    @Test
    void aPaidOrderOfWhatNobodyKnowsIsToldSo() {
        ReservationChange unserved = Reservation.unseen(orderId).apply(event(2, Cause.PAID), LockedStock.EMPTY);

        assertThat(unserved.reservation().state()).isEqualTo(SHORT);
        assertThat(unserved.shortages())
            .containsExactly(new Shortage(soup, "Soup", 2, 0), new Shortage(bread, "Bread", 1, 0));
    }

    @Test
    void anEventThatDoesNotConcernTheStockIsStale() {
        ReservationChange change = Reservation.unseen(orderId).apply(event(1, null), LockedStock.EMPTY);

        assertThat(change.effect()).isEqualTo(Effect.STALE);
    }

    @Test
    void onlyStockThatMovesIsAskedFor() {
        Reservation reserved = reserved().reservation();
        Reservation paid = reserved.apply(event(2, Cause.PAID), reserved().stock()).reservation();

        assertThat(reserved.touchedBy(event(2, Cause.PAID))).containsExactly(soup, bread);
        assertThat(paid.touchedBy(event(3, Cause.PAID))).as("it is taken already").isEmpty();
        assertThat(paid.touchedBy(event(2, Cause.CANCELLED))).as("it is heard of already").isEmpty();
        assertThat(Reservation.unseen(orderId).touchedBy(event(2, Cause.CANCELLED))).as("nothing is reserved")
            .isEmpty();
    }
}
