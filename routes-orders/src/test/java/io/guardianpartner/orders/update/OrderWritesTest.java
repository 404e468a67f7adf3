package io.guardianpartner.orders.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.api.story.Actor;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Json;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.MessageTypes;
import io.guardianpartner.message.Services;
import io.guardianpartner.orders.history.HistoryEntry;
import io.guardianpartner.orders.history.MessageRef;
import io.guardianpartner.orders.history.Origin;
import io.guardianpartner.orders.order.Effect;
import io.guardianpartner.orders.order.FulfilmentRules;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.order.Orders;
import io.guardianpartner.orders.order.PaymentRules;
import io.guardianpartner.orders.order.Pix;
import io.guardianpartner.orders.store.OrderItem;
import io.guardianpartner.orders.store.ProcessedMessage;
import io.guardianpartner.orders.store.StoredOrder;
import io.guardianpartner.routing.Messages;
import io.guardianpartner.routing.outbox.OutboxAttribute;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What DynamoDB counts of an order from its cart to its being fetched is what AWS's costs are reckoned with. */
class OrderWritesTest {

    private static final Path RECKONED = Path.of("../terraform/costs/load.json");
    /** As long as Mercado Pago's. */
    private static final Pix PIX = new Pix("0".repeat(190), Orders.PIX.expiresAt());
    private static final Origin CUSTOMER = new Origin(Actor.CUSTOMER, null);
    private static final Origin KITCHEN = new Origin(Actor.KITCHEN, null);
    private static final Origin PAID = new Origin(Actor.MESSAGE,
        new MessageRef(Ids.next(), MessageTypes.MSG_PAYMENT_SUCCESS));

    private final EffectMessages messages = new EffectMessages(
        new Messages(Contract.load(), Services.ORDERS, 100_000));
    private final List<Map<String, AttributeValue>> writes = new ArrayList<>();

    @Test
    void anOrderThatIsPaidCookedAndFetchedCostsWhatIsReckoned() throws IOException {
        save(Orders.stored(), CUSTOMER);
        save(Orders.priced(), CUSTOMER);
        Order order = Orders.PLACING.pixIssued(Orders.priced(), Orders.PAYMENT, PIX, Orders.NOW).order();
        save(order, CUSTOMER);
        order = saveAndTell(PaymentRules.succeeded(order, Orders.PAYMENT, Orders.TOTAL, Orders.NOW).order(), PAID);
        for (OrderStatus status : List.of(OrderStatus.IN_PROGRESS, OrderStatus.DONE, OrderStatus.FINISHED)) {
            order = saveAndTell(FulfilmentRules.movedTo(order, status, Orders.NOW).order(), KITCHEN);
        }

        JsonNode reckoned = Json.mapper().readTree(RECKONED.toFile());
        double units = IntStream.range(0, writes.size())
            .map(i -> WriteUnits.of(i == 0 ? Map.of() : writes.get(i - 1), writes.get(i))).sum();
        assertThat(writes).hasSize(reckoned.path("order.writes").intValue());
        assertThat(units / writes.size()).isBetween(reckoned.path("order.write.units.each").doubleValue() - 0.5,
            reckoned.path("order.write.units.each").doubleValue());
        assertThat(WriteUnits.kept(last()) / 1024.0).isLessThan(reckoned.path("order.kb.kept").doubleValue());
    }

    private void save(Order order, Origin origin, Effect... effects) {
        StoredOrder base = writes.isEmpty() ? StoredOrder.fresh(order) : OrderItem.read(last());
        List<Message> told = messages.of(order, List.of(effects));
        HistoryEntry step = HistoryEntry.of(writes.isEmpty() ? null : base.order(), order, origin,
            told.stream().map(message -> new MessageRef(message.messageId(), message.envelope().type())).toList());
        writes.add(OrderItem.write(base.changed(order,
            new ProcessedMessage(UUID.randomUUID().toString(), "f".repeat(64)), step), told, Orders.NOW));
    }

    /** The relay takes out what it has published. */
    private Order saveAndTell(Order order, Origin origin) {
        save(order, origin, new Effect.StatusChanged(OrderItem.read(last()).order().status()));
        Map<String, AttributeValue> published = new HashMap<>(last());
        published.remove(OutboxAttribute.OUTBOX);
        OutboxAttribute.due(published, published.get(OrderItem.KEY).s(), Orders.NOW);
        writes.add(published);
        return order;
    }

    private Map<String, AttributeValue> last() {
        return writes.get(writes.size() - 1);
    }
}
