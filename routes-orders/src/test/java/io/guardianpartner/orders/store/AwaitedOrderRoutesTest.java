package io.guardianpartner.orders.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.guardianpartner.api.waiting.TestReader;
import io.guardianpartner.api.waiting.Waits;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.order.Orders;
import io.guardianpartner.orders.testing.TableRoutesTest;
import io.guardianpartner.orders.view.OrderViews;
import org.apache.camel.component.aws2.ddb.Ddb2Constants;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

class AwaitedOrderRoutesTest extends TableRoutesTest {

    private static final String LOOK = "direct:look-at-awaited-orders";
    private static final Order ORDER = Orders.placed();

    @Autowired
    private Waits waits;
    @Autowired
    private OrderViews views;
    @Value("${guardian.orders.tables.orders}")
    private String tableName;

    @Test
    void whileNobodyWaitsNothingIsRead() {
        run.send(LOOK, null);

        assertThat(run.steps()).containsExactly("which-are-awaited", "if-any-is-due");
    }

    @Test
    void whatAnotherPodHasChangedWakesItsReaders() {
        found(Orders.in(OrderStatus.AWAITING));
        try (TestReader reader = new TestReader(waits, ORDER.id(), views.tag(ORDER))) {
            run.send(LOOK, null);

            assertThat(reader.isWoken()).isTrue();
        }
        assertThat(run.steps()).containsExactly("which-are-awaited", "if-any-is-due", "ask-for-awaited", "get-awaited",
            "tell-of-awaited");
    }

    @Test
    void whatIsAsItWasWakesNobodyAndIsReadOnceForAll() {
        found(ORDER);
        try (TestReader one = new TestReader(waits, ORDER.id(), views.tag(ORDER));
            TestReader other = new TestReader(waits, ORDER.id(), views.tag(ORDER))) {
            run.send(LOOK, null);

            assertThat(one.isWoken() || other.isWoken()).isFalse();
        }
        KeysAndAttributes asked = (KeysAndAttributes) run.mock(orders).getReceivedExchanges().get(0).getMessage()
            .getHeader(Ddb2Constants.BATCH_ITEMS, Map.class).get(tableName);
        assertThat(asked.keys()).containsExactly(OrderItem.key(ORDER.id()));
    }

    private void found(Order order) {
        run.mock(orders).whenAnyExchangeReceived(exchange -> exchange.getMessage().setHeader(
            Ddb2Constants.BATCH_RESPONSE,
            Map.of(tableName, List.of(OrderItem.write(StoredOrder.fresh(order), List.of(), Instant.EPOCH)))));
    }
}
