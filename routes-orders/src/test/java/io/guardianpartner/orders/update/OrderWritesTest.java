package io.guardianpartner.orders.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.api.story.Actor;
import io.guardianpartner.local.dynamodb.DynamoDbTables;
import io.guardianpartner.local.dynamodb.LocalDynamoDb;
import io.guardianpartner.local.dynamodb.TableDefinition;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Json;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.MessageTypes;
import io.guardianpartner.message.Money;
import io.guardianpartner.message.Services;
import io.guardianpartner.operations.platform.LocalAccount;
import io.guardianpartner.orders.history.HistoryEntry;
import io.guardianpartner.orders.history.MessageRef;
import io.guardianpartner.orders.history.Origin;
import io.guardianpartner.orders.order.Effect;
import io.guardianpartner.orders.order.FulfilmentRules;
import io.guardianpartner.orders.order.Line;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.order.Orders;
import io.guardianpartner.orders.order.Owner;
import io.guardianpartner.orders.order.PaymentRules;
import io.guardianpartner.orders.order.Pix;
import io.guardianpartner.orders.store.OrderItem;
import io.guardianpartner.orders.store.ProcessedMessage;
import io.guardianpartner.orders.store.StoredOrder;
import io.guardianpartner.routing.Messages;
import io.guardianpartner.routing.outbox.OutboxAttribute;
import io.guardianpartner.support.TraceContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/**
 * What DynamoDB counts of an order from its cart to its being fetched: asked of DynamoDB Local, reckoned after DynamoDB's documentation,
 * and what AWS's costs are reckoned with.
 */
class OrderWritesTest {

    private static final Path RECKONED = Path.of("../terraform/costs/load.json");
    /** As fine as clocks are. */
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");
    /** As long as Mercado Pago's. */
    private static final Pix PIX = new Pix("0".repeat(190), NOW.plusSeconds(1800));
    private static final String TABLE = "test-orders";
    private static final UUID OTHER_PRODUCT = UUID.fromString("00000000-0000-7000-8000-00000000000b");
    private static final Line BEANS = new Line(Orders.PRODUCT, 2, "Feijoada completa", Money.of("29.90"));
    private static final Line JUICE = new Line(OTHER_PRODUCT, 1, "Suco de maracujá", Money.of("9.50"));

    private static final OrderChange.Rule NO_RULE = (order, now) -> null;

    private static LocalDynamoDb local;
    private static DynamoDbClient dynamoDb;

    private final EffectMessages messages = new EffectMessages(
        new Messages(Contract.load(), Services.ORDERS, 100_000));
    private final List<Map<String, AttributeValue>> writes = new ArrayList<>();
    private double counted;

    @BeforeAll
    static void start() throws IOException {
        local = LocalDynamoDb.start(0);
        dynamoDb = LocalAccount.point(DynamoDbClient.builder(), local.endpoint()).build();
        try (InputStream tables = OrderWritesTest.class.getResourceAsStream("/dynamodb-tables.yaml")) {
            new DynamoDbTables(dynamoDb).create("test", TableDefinition.read(tables));
        }
    }

    @AfterAll
    static void stop() {
        dynamoDb.close();
        local.close();
    }

    @AfterEach
    void leaveTrace() {
        TraceContext.leave();
    }

    @Test
    void anOrderThatIsPaidCookedAndFetchedCostsWhatIsReckoned() throws IOException {
        live(Owner.customer("01a2323b-d75b-7d9d-8fc7-615e5c9d443f"), Actor.CUSTOMER, List.of(BEANS));

        JsonNode reckoned = Json.mapper().readTree(RECKONED.toFile());
        assertThat(reckonedUnits()).isEqualTo(counted);
        assertThat(writes).hasSize(reckoned.path("order.writes").intValue());
        double each = reckoned.path("order.write.units.each").doubleValue();
        assertThat(counted / writes.size()).isBetween(each - 0.5, each);
        assertThat(WriteUnits.kept(last()) / 1024.0).isLessThan(reckoned.path("order.kb.kept").doubleValue());
    }

    @Test
    void anOrderOfAGuestOfTwoProductsThatIsTracedCostsAUnitMoreAtMost() throws IOException {
        TraceContext.enter("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        live(Owner.guest("0".repeat(43)), Actor.GUEST, List.of(BEANS, JUICE));

        JsonNode reckoned = Json.mapper().readTree(RECKONED.toFile());
        assertThat(reckonedUnits()).isEqualTo(counted);
        assertThat(counted).isLessThanOrEqualTo(
            1 + reckoned.path("order.writes").intValue() * reckoned.path("order.write.units.each").doubleValue());
    }

    /** From the cart to FINISHED. */
    private void live(Owner owner, Actor by, List<Line> lines) {
        Origin guest = new Origin(by, null);
        Order order = Orders.PLACING.begin(Ids.next(), owner, "007",
            lines.stream().map(line -> Line.wanted(line.productId(), line.quantity())).toList(), "no onions please",
            "ana@example.org", false, NOW);
        save(order, guest);
        order = Orders.PLACING.priced(order, lines, NOW).order();
        save(order, guest);
        order = Orders.PLACING.pixIssued(order, Orders.PAYMENT, PIX, NOW).order();
        save(order, guest);
        order = saveAndTell(PaymentRules.succeeded(order, Orders.PAYMENT, order.total(), NOW).order(),
            new Origin(Actor.MESSAGE, new MessageRef(Ids.next(), MessageTypes.MSG_PAYMENT_SUCCESS)));
        for (OrderStatus status : List.of(OrderStatus.IN_PROGRESS, OrderStatus.DONE, OrderStatus.FINISHED)) {
            order = saveAndTell(FulfilmentRules.movedTo(order, status, NOW).order(), new Origin(Actor.KITCHEN, null));
        }
    }

    private void save(Order order, Origin origin, Effect... effects) {
        StoredOrder base = writes.isEmpty() ? StoredOrder.fresh(order) : OrderItem.read(last());
        List<Message> told = messages.of(order, List.of(effects));
        HistoryEntry step = HistoryEntry.of(writes.isEmpty() ? null : base.order(), order, origin,
            told.stream().map(message -> new MessageRef(message.messageId(), message.envelope().type())).toList());
        OrderChange change = origin.message() == null
            ? OrderChange.of(order.id(), NO_RULE)
            : OrderChange.by(Services.PAYMENTS + ":" + origin.message().id(), "0".repeat(22), order.id(), NO_RULE);
        put(OrderItem.write(base.changed(order, new ProcessedMessage(change.key(), change.bodyHash()), step), told,
            NOW));
    }

    /** The relay takes out what it has published. */
    private Order saveAndTell(Order order, Origin origin) {
        save(order, origin, new Effect.StatusChanged(OrderItem.read(last()).order().status()));
        Map<String, AttributeValue> published = new HashMap<>(last());
        published.remove(OutboxAttribute.OUTBOX);
        OutboxAttribute.due(published, published.get(OrderItem.KEY).s(), NOW);
        put(published);
        return order;
    }

    private void put(Map<String, AttributeValue> item) {
        writes.add(item);
        counted += dynamoDb.putItem(request -> request.tableName(TABLE).item(item)
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)).consumedCapacity().capacityUnits();
    }

    private double reckonedUnits() {
        return IntStream.range(0, writes.size())
            .map(i -> WriteUnits.of(i == 0 ? Map.of() : writes.get(i - 1), writes.get(i))).sum();
    }

    private Map<String, AttributeValue> last() {
        return writes.get(writes.size() - 1);
    }
}
