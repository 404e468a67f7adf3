package io.guardianpartner.orders.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.guardianpartner.api.waiting.TestReader;
import io.guardianpartner.api.waiting.Waits;
import io.guardianpartner.orders.dynamodb.ItemUpdate;
import io.guardianpartner.orders.order.CancellationRules;
import io.guardianpartner.orders.order.Decision.Unchanged;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.Orders;
import io.guardianpartner.orders.store.OrderItem;
import io.guardianpartner.orders.store.StoredOrder;
import io.guardianpartner.orders.testing.TableRoutesTest;
import io.guardianpartner.orders.update.OrderChange.Rule;
import io.guardianpartner.orders.update.UpdateResult.Kind;
import io.guardianpartner.orders.view.OrderViews;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class OrderUpdateRoutesTest extends TableRoutesTest {

    private static final Rule CANCEL = (order, now) -> CancellationRules.cancelledByOwner(order, null, now);
    private static final String[] READ = {"if-order-item-is-to-be-read", "key-of-order-item", "get-order-item",
        "decide-order-item", "if-order-item-is-to-be-put"};

    @Autowired
    private Waits waits;
    @Autowired
    private OrderViews views;

    @Test
    void aDecisionIsPutAndItsMessagesAreTold() {
        has(Orders.placed());

        Exchange end = update(OrderChange.of(Orders.placed().id(), CANCEL));

        assertThat(result(end).kind()).isEqualTo(Kind.STORED);
        assertThat(run.steps()).containsSubsequence("begin-update", "until-order-item-is-decided", "key-of-order-item",
            "get-order-item", "decide-order-item", "put-order-item", "order-item-is-stored",
            "count-update", "tell-waiting", "key-for-relay", "wake-relay", "end-update");
        assertThat(relay().getReceivedExchanges()).last()
            .extracting(sent -> sent.getMessage().getBody(String.class)).isEqualTo(Orders.placed().id().toString());
    }

    @Test
    void whoHasSeenTheOrderOtherwiseIsToldOnceTheChangeIsStored() {
        has(Orders.placed());
        try (TestReader reader = new TestReader(waits, Orders.placed().id(), views.tag(Orders.placed()))) {
            update(OrderChange.of(Orders.placed().id(), (order, now) -> new Unchanged(order, "no news")));
            assertThat(reader.isWoken()).isFalse();

            update(OrderChange.of(Orders.placed().id(), CANCEL));
            assertThat(reader.isWoken()).isTrue();
        }
    }

    @Test
    void whatIsNoNewsIsNotPut() {
        has(Orders.placed());

        Exchange end = update(OrderChange.of(Orders.placed().id(), (order, now) -> new Unchanged(order, "no news")));

        assertThat(result(end))
            .isEqualTo(new UpdateResult(Orders.placed().id(), Kind.UNCHANGED, Orders.placed(), "no news"));
        assertThat(run.steps()).containsSubsequence(READ)
            .endsWith("count-update", "tell-waiting", "if-messages-wait", "end-update")
            .doesNotContain("put-order-item");
    }

    @Test
    void anotherWriterWasFasterSoTheOrderIsReadAndDecidedAgain() {
        has(Orders.placed());
        table.conflicts(2);

        Exchange end = update(OrderChange.of(Orders.placed().id(), CANCEL));

        assertThat(result(end).kind()).isEqualTo(Kind.STORED);
        assertThat(run.steps()).containsSubsequence("put-order-item", "conflict-of-order-item",
            "wait-after-conflict-of-order-item", "get-order-item", "decide-order-item", "put-order-item",
            "conflict-of-order-item", "wait-after-conflict-of-order-item", "get-order-item", "decide-order-item",
            "put-order-item", "order-item-is-stored", "wake-relay");
        assertThat(table.puts()).hasSize(1);
    }

    @Test
    void anOrderThatTheSameExchangeHasStoredIsNotReadAgain() {
        Exchange first = update(OrderChange.create(Orders.stored().id(), now -> Orders.stored(), CANCEL));
        assertThat(run.steps()).as("a new order").doesNotContain("get-order-item");

        Exchange end = then(first, CANCEL);

        assertThat(result(end).kind()).isEqualTo(Kind.STORED);
        assertThat(run.steps()).contains("put-order-item").doesNotContain("get-order-item");
        assertThat(table.puts()).last().satisfies(item -> assertThat(item.get("revision").n()).isEqualTo("2"));
    }

    @Test
    void whatAnotherWriterHasMadeOfItMeanwhileIsRead() {
        Exchange first = update(OrderChange.create(Orders.stored().id(), now -> Orders.stored(), CANCEL));
        table.conflicts(1);

        Exchange end = then(first, CANCEL);

        assertThat(result(end).kind()).isEqualTo(Kind.STORED);
        assertThat(run.steps()).containsSubsequence("put-order-item", "conflict-of-order-item", "get-order-item",
            "put-order-item", "order-item-is-stored");
    }

    @Test
    void thatThereIsNothingToChangeIsSaidOnlyOfAnOrderThatWasRead() {
        Exchange first = update(OrderChange.create(Orders.stored().id(), now -> Orders.stored(), CANCEL));

        Exchange end = then(first, (order, now) -> new Unchanged(order, "no news"));

        assertThat(result(end).kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(run.steps()).contains("get-order-item").doesNotContain("put-order-item");
    }

    @Test
    void afterTooManyConflictsTheRequestIsToldToComeAgain() {
        has(Orders.placed());
        table.conflicts(Integer.MAX_VALUE);

        Exchange end = update(OrderChange.of(Orders.placed().id(), CANCEL));

        assertThat(end.getException()).isInstanceOf(ConcurrentUpdateException.class);
        assertThat(run.steps()).endsWith("conflict-of-order-item").containsOnlyOnce("begin-update")
            .filteredOn("put-order-item"::equals).hasSize(20);
    }

    @Test
    void aNewOrderIsPutWithoutMessages() {
        Order order = Orders.stored();

        Exchange end = update(OrderChange.create(order.id(), now -> order, CANCEL));

        assertThat(result(end)).isEqualTo(new UpdateResult(order.id(), Kind.STORED, order, null));
        assertThat(run.steps()).contains("put-order-item", "count-update").doesNotContain("wake-relay");
    }

    private Exchange update(OrderChange change) {
        relay().reset();
        return run.send(OrderUpdateRoutes.UPDATE, change);
    }

    /** Another change of the order in the same exchange. */
    private Exchange then(Exchange first, Rule rule) {
        return run.send(OrderUpdateRoutes.UPDATE, OrderChange.of(Orders.stored().id(), rule), Map.of(),
            exchange -> exchange.setVariable(ItemUpdate.VARIABLE, first.getVariable(ItemUpdate.VARIABLE)));
    }

    private MockEndpoint relay() {
        return run.mock("bean:relayTrigger");
    }

    private void has(Order order) {
        table.has(OrderItem.write(StoredOrder.fresh(order), List.of(), Instant.EPOCH));
    }

    private static UpdateResult result(Exchange end) {
        return end.getMessage().getBody(UpdateResult.class);
    }
}
