package io.guardianpartner.catalog.reservation;

import static io.guardianpartner.catalog.reservation.Cause.CANCELLED;
import static io.guardianpartner.catalog.reservation.Cause.PAID;
import static io.guardianpartner.catalog.reservation.Cause.PAYMENT_FAILED;
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

import io.guardianpartner.catalog.stock.Holding;
import io.guardianpartner.catalog.stock.Stock;
import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every life that an order can have, its news delivered twice and in every order, the request and the sweep falling
 * anywhere among them: in the end the stock is what the last word of the order says, and on no way there is it wrong.
 */
class ReservationOrderingTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final Term TERM = new Term(Duration.ofMinutes(30), Duration.ofHours(24));
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
            Arguments.of(List.of(PAYMENT_FAILED), Holding.NOTHING),
            Arguments.of(List.of(CANCELLED), Holding.NOTHING),
            Arguments.of(List.of(PAID), Holding.TAKEN),
            Arguments.of(List.of(PAID, CANCELLED), Holding.NOTHING),
            Arguments.of(List.of(PAID, PAID), Holding.TAKEN),
            Arguments.of(List.of(PAID, PAID, PAID), Holding.TAKEN),
            Arguments.of(List.of(PAID, PAID, PAID, PAID), Holding.TAKEN));
    }

    @ParameterizedTest
    @MethodSource("everyLifeOfAnOrder")
    void theStockIsRightWhateverTheOrderAndDuplicationOfTheNews(List<Cause> life, Holding end) {
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
    void anOrderWhosePortionsAreGoneIsToldOnceWhateverTheOrderAndDuplicationOfTheNews(List<Cause> life) {
        int[] events = IntStream.range(0, life.size()).flatMap(i -> IntStream.of(i, i)).toArray();
        Reservation lapsed = new Reservation(orderId, State.LAPSED, 0, List.of(line()), NOW);

        deliverInEveryOrder(events, life, new World(lapsed, new Stock(WANTED - 1, 0, 1), 0), Holding.NOTHING);

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
    private void deliverInEveryOrder(int[] left, List<Cause> life, World world, Holding end) {
        if (left.length == 0) {
            deliveries++;
            mostTold = Math.max(mostTold, world.told);
            assertThat(world.reservation.state().holding()).isEqualTo(end);
            assertThat(world.reservation.orderVersion()).isEqualTo(life.size() + 1);
        }
        for (int i = 0; i < left.length; i++) {
            if (i == 0 || left[i] != left[i - 1]) {
                int[] rest = without(left, i);
                World next = world.after(left[i], life);
                next.checkStock();
                deliverInEveryOrder(rest, life, next, end);
            }
        }
    }

    private static int[] without(int[] events, int index) {
        int[] rest = Arrays.copyOf(events, events.length - 1);
        System.arraycopy(events, index + 1, rest, index, rest.length - index);
        return rest;
    }

    /** What is stored between two deliveries. */
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
                    case REQUEST -> reservation.request(List.of(new Want(soup, WANTED)), NOW.plusSeconds(1), TERM, NOW,
                        shelf());
                    case SWEEP -> reservation.lapse(Instant.MAX, shelf());
                    default -> reservation.hear(news(event, life), shelf());
                });
            } catch (ReservationRefused.OrderClosed refused) {
                return this;
            }
        }

        private World stored(Change change) {
            Offer offer = change.shelf().offers().get(soup);
            return new World(change.reservation(), offer == null ? stock : offer.stock(), onHand,
                told + change.shortages().size());
        }

        private Shelf shelf() {
            return Shelf.of(List.of(new Offer(soup, "Soup", Money.of("19.90"), true, stock)));
        }

        private OrderNews news(int index, List<Cause> life) {
            return new OrderNews(orderId, index + 2, Optional.of(life.get(index)),
                List.of(line()));
        }

        private void checkStock() {
            Holding holding = reservation.state().holding();
            if (stock.onHand() != (holding == Holding.TAKEN ? onHand - WANTED : onHand)
                || stock.reserved() != (holding == Holding.RESERVED ? WANTED : 0)) {
                throw new AssertionError(reservation + " stands beside " + stock);
            }
        }
    }
}
