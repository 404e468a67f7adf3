package io.guardianpartner.orders.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

import io.guardianpartner.api.PageRequest;
import io.guardianpartner.api.ProblemException;
import io.guardianpartner.message.Ids;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.Orders;
import io.guardianpartner.orders.testing.TableRoutesTest;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.ddb.Ddb2Constants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

class OrderQueryRoutesTest extends TableRoutesTest {

    private static final Map<String, AttributeValue> ITEM = OrderItem.write(StoredOrder.fresh(Orders.placed()),
        List.of(), Instant.EPOCH);

    @Value("${guardian.orders.tables.orders}")
    private String tableName;
    /** Of the batches to come, whether the table has capacity for them. */
    private final Deque<Boolean> capacity = new ArrayDeque<>();

    @BeforeEach
    void theIndexNamesOneOrder() {
        run.mock(orders).whenAnyExchangeReceived(exchange -> {
            if (exchange.getMessage().getHeader(Ddb2Constants.KEY_CONDITIONS) != null) {
                exchange.getMessage().setHeader(Ddb2Constants.ITEMS, List.of(OrderItem.key(Orders.placed().id())));
            } else if (exchange.getMessage().getHeader(Ddb2Constants.BATCH_ITEMS) != null) {
                boolean hasCapacity = !Boolean.FALSE.equals(capacity.poll());
                exchange.getMessage().setHeader(Ddb2Constants.BATCH_RESPONSE,
                    hasCapacity ? Map.of(tableName, List.of(ITEM)) : Map.of());
                exchange.getMessage().setHeader(Ddb2Constants.UNPROCESSED_KEYS, hasCapacity
                    ? Map.of()
                    : Map.of(tableName,
                        KeysAndAttributes.builder().keys(OrderItem.key(Orders.placed().id())).build()));
            } else {
                table.process(exchange);
            }
        });
    }

    @Test
    void anOrderIsReadAsItIsNow() {
        table.has(ITEM);

        Exchange end = run.send(OrderQueryRoutes.LOAD, Orders.placed().id());

        assertThat(end.getMessage().getBody(Order.class)).isEqualTo(Orders.placed());
        assertThat(run.steps()).containsExactly("key-of-order", "get-order", "read-order");
    }

    @Test
    void anOrderThatIsNotThereIsNull() {
        assertThat(run.send(OrderQueryRoutes.LOAD, Ids.next()).getMessage().getBody()).isNull();
    }

    @Test
    void anOrderIsReadWithWhatIsKeptBesideIt() {
        table.has(ITEM);

        Exchange end = run.send(OrderQueryRoutes.LOAD_STORED, Orders.placed().id());

        assertThat(end.getMessage().getBody(StoredOrder.class).order()).isEqualTo(Orders.placed());
        assertThat(run.steps()).containsExactly("key-of-stored-order", "get-stored-order", "read-stored-order");
        table.has(Map.of());
        assertThat(run.send(OrderQueryRoutes.LOAD_STORED, Ids.next()).getMessage().getBody()).isNull();
    }

    @Test
    void theIndexNamesThePageAndTheTableTellsItsOrders() {
        Exchange end = list();

        assertThat(end.getMessage().getBody(OrderPage.class).orders()).containsExactly(Orders.placed());
        assertThat(run.steps()).containsExactly("until-all-values-are-asked", "ask-index", "query-index",
            "found-in-index", "until-all-are-read", "wait-for-capacity", "ask-for-items", "get-listed-items",
            "read-listed-items");
    }

    @Test
    void whatTheTableHadNoCapacityForIsReadAgain() {
        capacity.add(false);

        Exchange end = list();

        assertThat(end.getMessage().getBody(OrderPage.class).orders()).containsExactly(Orders.placed());
        assertThat(run.steps()).filteredOn("get-listed-items"::equals).hasSize(2);
    }

    @Test
    void aTableWithoutCapacityIsNotAskedForever() {
        capacity.addAll(List.of(false, false, false, false, false, false));

        Exchange end = list();

        assertThat(end.getException()).isInstanceOf(ProblemException.class);
        assertThat(run.steps()).endsWith("wait-for-capacity").filteredOn("get-listed-items"::equals).hasSize(6);
    }

    private Exchange list() {
        return run.send(OrderQueryRoutes.LIST, OrderPage.ofCustomer("ana", PageRequest.of(Map.of())));
    }
}
