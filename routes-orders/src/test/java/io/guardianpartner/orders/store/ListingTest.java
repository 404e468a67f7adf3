package io.guardianpartner.orders.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;

import io.guardianpartner.message.Ids;
import io.guardianpartner.routing.rest.PageRequest;
import io.guardianpartner.routing.rest.ProblemException;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class ListingTest {

    private static final List<String> STATUSES = List.of("DONE", "IN_PROGRESS", "AWAITING");

    @Test
    void anOrderThatMovesWhileTheBoardIsReadIsListedOnceAndNotMissed() {
        UUID moving = Ids.next();
        Map<String, List<UUID>> index = new HashMap<>(Map.of("AWAITING", List.of(moving)));
        Listing listing = Listing.ofBoard(STATUSES, PageRequest.of(Map.of()));
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

        assertThat(first.ids()).isEqualTo(done.subList(0, 2));
        assertThat(second.ids()).containsExactly(done.get(2), awaiting.get(0));
        assertThat(third.ids()).containsExactly(awaiting.get(1));
        assertThat(third.next()).isNull();
    }

    @Test
    void whatDynamoDbHasNoCapacityForIsReadAfterGrowingPausesAndNotForEver() {
        OrderLists lists = new OrderLists("orders");
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());

        assertThat(LongStream.range(0, 6).map(reads -> lists.pause(exchange, (int) reads)))
            .containsExactly(0L, 50L, 100L, 200L, 400L, 800L);
        assertThatThrownBy(() -> lists.pause(exchange, 6)).isInstanceOf(ProblemException.class);
    }

    private static Listing filled(Map<String, List<UUID>> index, Map<String, Object> headers) {
        Listing listing = Listing.ofBoard(STATUSES, PageRequest.of(headers));
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
