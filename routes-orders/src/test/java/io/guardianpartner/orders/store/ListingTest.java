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

import io.guardianpartner.message.Ids;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.OrderBuilder;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.order.Owner;
import io.guardianpartner.routing.rest.Cursor;
import io.guardianpartner.routing.rest.PageRequest;
import io.guardianpartner.routing.rest.ProblemException;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<String> STATUSES = List.of("DONE", "IN_PROGRESS", "AWAITING");

    @Test
    void anOrderThatMovesWhileTheBoardIsReadIsListedOnceAndNotMissed() {
        UUID moving = Ids.next();
        Map<String, List<UUID>> index = new HashMap<>(Map.of("AWAITING", List.of(moving)));
        Listing listing = Listing.ofBoard(STATUSES, PageRequest.of(Map.of()), NOW);
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

        Listing first = filled(index, Map.of("limit", "2"));
        Listing second = filled(index, Map.of("limit", "2", "cursor", first.next().toString()));
        Listing third = filled(index, Map.of("limit", "2", "cursor", second.next().toString()));
        Listing moved = filled(index, Map.of("limit", "9", "cursor", third.next().toString()));

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

        Listing page;
        do {
            page = Listing.ofBoard(STATUSES, PageRequest.of(request), board.now());
            while (page.isOpen()) {
                board.goesOn();
                page.found(board.asked(page));
            }
            board.goesOn();
            page.read(board.orders);
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

        Listing page;
        do {
            page = Listing.ofBoard(STATUSES, PageRequest.of(request), board.now().plusSeconds(secondsAgo));
            while (page.isOpen()) {
                page.found(board.asked(page));
            }
            page.read(board.orders);
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

        assertThatThrownBy(() -> Listing.ofBoard(STATUSES, request, NOW)).isInstanceOf(ProblemException.class);
    }

    @Test
    void aBoardThatStandsStillHasTheSameNextPageAMomentLater() {
        MovingBoard board = new MovingBoard(new Random(1), 12);
        List<Cursor> next = Stream.of(0, 5, 20, 59).map(seconds -> {
            Listing page = Listing.ofBoard(STATUSES, PageRequest.of(Map.of("limit", "5")),
                NOW.plusSeconds(10 + seconds));
            while (page.isOpen()) {
                page.found(board.asked(page));
            }
            page.read(board.orders);
            return page.next();
        }).toList();

        assertThat(next).extracting(Cursor::toString).containsOnly(next.get(0).toString());
    }

    @Test
    void whatDynamoDbHasNoCapacityForIsReadAfterGrowingPausesAndNotForEver() {
        OrderLists lists = new OrderLists("orders");
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());

        assertThat(LongStream.range(0, 6).map(reads -> lists.pause(exchange, (int) reads)))
            .containsExactly(0L, 50L, 100L, 200L, 400L, 800L);
        assertThatThrownBy(() -> lists.pause(exchange, 6)).isInstanceOf(ProblemException.class);
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

        List<UUID> asked(Listing page) {
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

    private static Listing filled(Map<String, List<UUID>> index, Map<String, Object> headers) {
        Listing listing = Listing.ofBoard(STATUSES, PageRequest.of(headers), NOW);
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
