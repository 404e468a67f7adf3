package io.guardianpartner.catalog.reservation;

import static io.guardianpartner.catalog.reservation.Cause.CANCELLED;
import static io.guardianpartner.catalog.reservation.Cause.PAID;
import static io.guardianpartner.catalog.reservation.Cause.PAYMENT_FAILED;
import static io.guardianpartner.catalog.reservation.Cause.REQUESTED_ANEW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.guardianpartner.catalog.stock.Allocation;
import io.guardianpartner.catalog.stock.Stock;
import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every life that an order can have, its events delivered twice and in every order, the request and the sweep falling
 * anywhere among them: in the end the stock is what the last word of the order says, and on no way there is it wrong.
 */
class ReservationOrderingTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final ReservationTtl TTL = new ReservationTtl(Duration.ofMinutes(30), Duration.ofHours(24));
    private static final int ON_HAND = 10;
    private static final int WANTED = 4;
    private static final int REQUEST = -1;
    private static final int SWEEP = -2;

    private final UUID orderId = Ids.next();
    private final UUID soup = Ids.next();
    private long deliveries;
    private int mostTold;

    static Stream<Arguments> everyLifeOfAnOrder() {
        return Stream.of(
            Arguments.of(List.of(PAYMENT_FAILED), Allocation.NONE),
            Arguments.of(List.of(PAYMENT_FAILED, REQUESTED_ANEW, PAID), Allocation.ALLOCATED),
            Arguments.of(List.of(PAYMENT_FAILED, REQUESTED_ANEW, PAYMENT_FAILED), Allocation.NONE),
            Arguments.of(List.of(PAYMENT_FAILED, REQUESTED_ANEW, CANCELLED), Allocation.NONE),
            Arguments.of(List.of(CANCELLED), Allocation.NONE),
            Arguments.of(List.of(PAID), Allocation.ALLOCATED),
            Arguments.of(List.of(PAID, CANCELLED), Allocation.NONE),
            Arguments.of(List.of(PAID, PAID), Allocation.ALLOCATED),
            Arguments.of(List.of(PAID, PAID, PAID), Allocation.ALLOCATED),
            Arguments.of(List.of(PAID, PAID, PAID, PAID), Allocation.ALLOCATED));
    }

    @ParameterizedTest
    @MethodSource("everyLifeOfAnOrder")
    void theStockIsRightWhateverTheOrderAndDuplicationOfTheEvents(List<Cause> life, Allocation end) {
        List<Integer> events = new ArrayList<>(List.of(REQUEST, SWEEP));
        for (int i = 0; i < life.size(); i++) {
            events.add(i);
            events.add(i);
        }
        World start = new World(Reservation.unseen(orderId), new Stock(ON_HAND, 0, 1), 0);

        deliverInEveryOrder(events.stream().mapToInt(Integer::intValue).sorted().toArray(), life, start, end);

        assertThat(deliveries).isGreaterThan(11);
        assertThat(mostTold).as("the portions are there").isZero();
    }

    @ParameterizedTest
    @MethodSource("everyLifeOfAPaidOrder")
    void anOrderWhosePortionsAreGoneIsToldOnceWhateverTheOrderAndDuplicationOfTheEvents(List<Cause> life) {
        int[] events = IntStream.range(0, life.size()).flatMap(i -> IntStream.of(i, i)).toArray();
        Reservation lapsed = new Reservation(orderId, State.LAPSED, 0, List.of(line()), NOW);

        deliverInEveryOrder(events, life, new World(lapsed, new Stock(WANTED - 1, 0, 1), 0), Allocation.NONE);

        assertThat(deliveries).isPositive();
        assertThat(mostTold).isEqualTo(1);
    }

    static Stream<List<Cause>> everyLifeOfAPaidOrder() {
        return Stream.of(List.of(PAID), List.of(PAID, CANCELLED), List.of(PAID, PAID, PAID, PAID));
    }

    private Line line() {
        return new Line(soup, "Soup", Money.of("19.90"), WANTED);
    }

    /** Depth first over all distinct orders; equal events are neighbours, so each order is gone through once. */
    private void deliverInEveryOrder(int[] left, List<Cause> life, World world, Allocation end) {
        if (left.length == 0) {
            deliveries++;
            mostTold = Math.max(mostTold, world.told);
            assertThat(world.reservation.state().allocation()).isEqualTo(end);
            assertThat(world.reservation.orderVersion()).isEqualTo(life.size() + 1);
        }
        for (int i = 0; i < left.length; i++) {
            if ((i == 0 || left[i] != left[i - 1]) && !isTooEarly(left[i], left, life)) {
                int[] rest = without(left, i);
                World next = world.after(left[i], life);
                next.checkStock();
                deliverInEveryOrder(rest, life, next, end);
            }
        }
    }

    /** What follows of asking again is told after that was answered, but that the order was given up meanwhile. */
    private static boolean isTooEarly(int event, int[] left, List<Cause> life) {
        int asking = life.indexOf(REQUESTED_ANEW);
        return asking >= 0 && event > asking && life.get(event) != CANCELLED
            && IntStream.of(left).filter(one -> one == asking).count() == 2;
    }

    private static int[] without(int[] events, int index) {
        int[] rest = Arrays.copyOf(events, events.length - 1);
        System.arraycopy(events, index + 1, rest, index, rest.length - index);
        return rest;
    }

    /** The rows that are stored between two deliveries. */
    private final class World {

        private final Reservation reservation;
        private final Stock stock;
        private final int onHand;
        private final int told;

        private World(Reservation reservation, Stock stock, int told) {
            this(reservation, stock, stock.onHand(), told);
        }

        private World(Reservation reservation, Stock stock, int onHand, int told) {
            this.reservation = reservation;
            this.stock = stock;
            this.onHand = onHand;
            this.told = told;
        }

        private World after(int event, List<Cause> life) {
            try {
                return stored(switch (event) {
                    case REQUEST -> request(0);
                    case SWEEP -> reservation.expire(Instant.MAX, locked());
                    default -> life.get(event) == REQUESTED_ANEW
                        ? request(event + 2)
                        : reservation.apply(event(event, life), locked());
                });
            } catch (ReservationRejection.OrderClosed refused) {
                return this;
            }
        }

        private ReservationChange request(int version) {
            return reservation.request(List.of(new RequestedPortions(soup, WANTED)), version, NOW.plusSeconds(1), TTL,
                NOW, locked());
        }

        private World stored(ReservationChange change) {
            LockedProduct product = change.stock().products().get(soup);
            return new World(change.reservation(), product == null ? stock : product.stock(), onHand,
                told + change.shortages().size());
        }

        private LockedStock locked() {
            return LockedStock.of(List.of(new LockedProduct(soup, "Soup", Money.of("19.90"), true, stock)));
        }

        private OrderEvent event(int index, List<Cause> life) {
            return new OrderEvent(orderId, index + 2, Optional.of(life.get(index)),
                List.of(line()));
        }

        private void checkStock() {
            Allocation allocation = reservation.state().allocation();
            if (stock.onHand() != (allocation == Allocation.ALLOCATED ? onHand - WANTED : onHand)
                || stock.reserved() != (allocation == Allocation.RESERVED ? WANTED : 0)) {
                throw new AssertionError(reservation + " stands beside " + stock);
            }
        }
    }
}
