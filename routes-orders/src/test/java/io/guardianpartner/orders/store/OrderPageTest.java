package io.guardianpartner.orders.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.guardianpartner.api.Cursor;
import io.guardianpartner.api.PageRequest;
import io.guardianpartner.api.ProblemException;
import io.guardianpartner.message.Ids;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.OrderBuilder;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.order.Owner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderPageTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<String> STATUSES = List.of("DONE", "IN_PROGRESS", "AWAITING");

    @Test
    void anOrderThatMovesWhileTheBoardIsReadIsListedOnceAndNotMissed() {
        UUID moving = Ids.next();
        Map<String, List<UUID>> index = new HashMap<>(Map.of("AWAITING", List.of(moving)));
        OrderPage listing = OrderPage.ofBoard(STATUSES, PageRequest.of(Map.of()), NOW);
        List<String> asked = new ArrayList<>();

        while (listing.isOpen()) {
            asked.add(listing.keyValue());
            listing.found(index.getOrDefault(listing.keyValue(), List.of()));
            index.put("IN_PROGRESS", List.of(moving));
            index.remove("DONE");
        }

        assertThat(asked).containsExactly("AWAITING", "IN_PROGRESS", "DONE");
        assertThat(listing.ids()).containsExactly(moving);
    }

    @Test
    void pagesGoThroughAllValuesInTheirOrder() {
        List<UUID> done = ids(3);
        List<UUID> awaiting = ids(2);
        Map<String, List<UUID>> index = Map.of("DONE", done, "AWAITING", awaiting);

        OrderPage first = filled(index, Map.of("limit", "2"));
        OrderPage second = filled(index, Map.of("limit", "2", "cursor", first.next().toString()));
        OrderPage third = filled(index, Map.of("limit", "2", "cursor", second.next().toString()));
        OrderPage moved = filled(index, Map.of("limit", "9", "cursor", third.next().toString()));

        assertThat(first.ids()).isEqualTo(done.subList(0, 2));
        assertThat(second.ids()).containsExactly(done.get(2), awaiting.get(0));
        assertThat(third.ids()).containsExactly(awaiting.get(1));
        assertThat(moved.orders()).isEmpty();
        assertThat(moved.next()).isNull();
    }

    /** Orders move before every query in every way, leave the board and come to it; the seed says how. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whoeverFollowsNextSeesEveryOrderThatWasThereAllTheTime(long seed) {
        MovingBoard board = new MovingBoard(new Random(seed), (int) (seed % 31));
        Set<UUID> atFirst = board.shown();
        Set<UUID> seen = new HashSet<>();
        Map<String, Object> request = new HashMap<>(Map.of("limit", Integer.toString(1 + (int) (seed % 7))));

        OrderPage page;
        do {
            page = OrderPage.ofBoard(STATUSES, PageRequest.of(request), board.now());
            while (page.isOpen()) {
                board.goesOn();
                page.found(board.asked(page));
            }
            board.goesOn();
            page.read(List.copyOf(board.orders.values()), List.of());
            page.orders().forEach(order -> seen.add(order.id()));
            request.put("cursor", String.valueOf(page.next()));
        } while (page.next() != null);

        atFirst.retainAll(board.shown());
        assertThat(seen).as("seed %d", seed).containsAll(atFirst);
    }

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    @ParameterizedTest
    @CsvSource({"12, 0", "100, 120"})
    void noneIsListedTwiceOfTwelveOrdersThatHaveJustMovedOrOfAnyThatMovedBefore(int count, int secondsAgo) {
        MovingBoard board = new MovingBoard(new Random(1), count);
        List<UUID> listed = new ArrayList<>();
        Map<String, Object> request = new HashMap<>(Map.of("limit", "3"));

        OrderPage page;
        do {
            page = OrderPage.ofBoard(STATUSES, PageRequest.of(request), board.now().plusSeconds(secondsAgo));
            while (page.isOpen()) {
                page.found(board.asked(page));
            }
            page.read(List.copyOf(board.orders.values()), List.of());
            page.orders().forEach(order -> listed.add(order.id()));
            request.put("cursor", String.valueOf(page.next()));
        } while (page.next() != null);

        assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(board.shown());
    }

    @ParameterizedTest
    @ValueSource(strings = {"at=0", "at=5,after=ID,since=NOW,seen=", "at=-1,after=ID,since=NOW,seen=",
        "at=x,after=ID,since=NOW,seen=", "at=0,after=x,since=NOW,seen=", "at=0,since=NOW,seen=",
        "at=0,after=ID,since=x,seen=", "at=3,since=NOW,seen=x", "at=3,since=NOW"})
    void aCursorThatTheBoardHasNotGivenIsRefused(String values) {
        Map<String, String> made = Arrays.stream(("list=board," + values).split(","))
            .map(value -> value.split("=", 2))
            .collect(Collectors.toMap(value -> value[0],
                value -> value[1].replace("ID", Ids.next().toString()).replace("NOW", NOW.toString())));
        PageRequest request = PageRequest.of(Map.of("cursor", Cursor.of(made).toString()));

        assertThatThrownBy(() -> OrderPage.ofBoard(STATUSES, request, NOW)).isInstanceOf(ProblemException.class);
    }

    @Test
    void aBoardThatStandsStillHasTheSameNextPageAMomentLater() {
        MovingBoard board = new MovingBoard(new Random(1), 12);
        List<Cursor> next = Stream.of(0, 5, 20, 59).map(seconds -> {
            OrderPage page = OrderPage.ofBoard(STATUSES, PageRequest.of(Map.of("limit", "5")),
                NOW.plusSeconds(10 + seconds));
            while (page.isOpen()) {
                page.found(board.asked(page));
            }
            page.read(List.copyOf(board.orders.values()), List.of());
            return page.next();
        }).toList();

        assertThat(next).extracting(Cursor::toString).containsOnly(next.get(0).toString());
    }

    @Test
    void whatDynamoDbHadNoCapacityForIsWaitedForLongerEachTimeButNotForever() {
        OrderPage page = OrderPage.ofBoard(STATUSES, PageRequest.of(Map.of()), NOW);

        assertThat(LongStream.range(0, 6).map(reads -> page.pause())).containsExactly(0L, 50L, 100L, 200L, 400L, 800L);
        assertThatThrownBy(page::pause).isInstanceOf(ProblemException.class);
    }

    /** A kitchen at work, and the index of its board. */
    private static final class MovingBoard {

        private static final List<OrderStatus> WAY = List.of(OrderStatus.AWAITING, OrderStatus.IN_PROGRESS,
            OrderStatus.DONE, OrderStatus.FINISHED);

        private final Map<UUID, Order> orders = new TreeMap<>();
        private final Random random;
        private int ticks;

        MovingBoard(Random random, int count) {
            this.random = random;
            for (int i = 0; i < count; i++) {
                put(Ids.next(), WAY.get(random.nextInt(3)));
            }
        }

        Instant now() {
            return NOW.plusMillis(ticks);
        }

        /** Some orders move on, by one or more steps, and one may come. */
        void goesOn() {
            for (UUID id : List.copyOf(orders.keySet())) {
                while (random.nextInt(8) == 0 && WAY.indexOf(orders.get(id).status()) < 3) {
                    put(id, WAY.get(WAY.indexOf(orders.get(id).status()) + 1));
                }
            }
            if (random.nextBoolean()) {
                put(Ids.next(), OrderStatus.AWAITING);
            }
        }

        Set<UUID> shown() {
            return orders.values().stream().filter(order -> order.status().isOnBoard()).map(Order::id)
                .collect(Collectors.toSet());
        }

        List<UUID> asked(OrderPage page) {
            return orders.values().stream().filter(order -> order.status().name().equals(page.keyValue()))
                .map(Order::id).filter(id -> page.after() == null || id.compareTo(page.after()) > 0)
                .limit(page.wanted()).toList();
        }

        private void put(UUID id, OrderStatus status) {
            ticks++;
            orders.put(id, new OrderBuilder(id).owner(Owner.customer("ana")).trackingNumber("1").status(status)
                .payBy(NOW).createdAt(NOW).updatedAt(now()).build());
        }
    }

    private static OrderPage filled(Map<String, List<UUID>> index, Map<String, Object> headers) {
        OrderPage listing = OrderPage.ofBoard(STATUSES, PageRequest.of(headers), NOW);
        while (listing.isOpen()) {
            UUID after = listing.after();
            listing.found(index.getOrDefault(listing.keyValue(), List.of()).stream()
                .filter(id -> after == null || id.compareTo(after) > 0).limit(listing.wanted()).toList());
        }
        return listing;
    }

    private static List<UUID> ids(int count) {
        return LongStream.range(0, count).mapToObj(i -> Ids.next()).sorted().toList();
    }
}
