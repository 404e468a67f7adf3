package io.guardianpartner.orders.testing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.guardianpartner.api.Caller;
import io.guardianpartner.api.Role;
import io.guardianpartner.message.Services;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.store.OrderQueryRoutes;
import io.guardianpartner.test.GuardianTest;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The orders service as it runs, between a catalog and payments that do as they are told. */
@GuardianTest(service = Services.ORDERS, dynamodb = true, properties = "guardian.outbox.sweep-interval=1s")
@Import({LossyDynamo.class, StepFaults.class})
public abstract class OrdersTest {

    protected static final FakeCatalog CATALOG = new FakeCatalog();
    protected static final FakePayments PAYMENTS = new FakePayments();
    protected static final Caller ANA = new Caller("ana", Set.of(Role.CUSTOMER));
    protected static final Caller BOB = new Caller("bob", Set.of(Role.CUSTOMER));
    protected static final Caller KITCHEN = new Caller("cook", Set.of(Role.KITCHEN));

    /** What is on the catalog's menu when the service starts, on two pages. */
    protected static final List<String> MENU = List.of(CATALOG.onMenu(0), CATALOG.onMenu(0), CATALOG.onMenu(1));

    protected final TestCaller caller = new TestCaller();
    @Autowired
    protected StepFaults faults;
    @Autowired
    protected ProducerTemplate camel;
    @Autowired
    protected DynamoDbClient dynamo;
    @Value("${guardian.orders.tables.orders}")
    protected String ordersTable;
    @Value("${guardian.orders.tables.keys}")
    protected String keysTable;
    @LocalServerPort
    private int port;
    protected Http http;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        registry.add("GUARDIAN_CATALOG_URL", CATALOG::url);
        registry.add("GUARDIAN_PAYMENTS_URL", PAYMENTS::url);
    }

    @BeforeEach
    void anaCalls() {
        http = new Http("http://127.0.0.1:" + port, caller);
        caller.is(ANA);
    }

    @AfterEach
    void everythingIsWell() {
        CATALOG.isWell();
        PAYMENTS.isWell();
    }

    protected static String newKey() {
        return UUID.randomUUID().toString();
    }

    protected static Map<String, Object> cart(String productId, int quantity) {
        return Map.of("items", List.of(Map.of("productId", productId, "quantity", quantity)));
    }

    protected Http.Answer place(String key, Map<String, Object> cart) {
        return http.post("/v1/orders", cart, "Idempotency-Key", key);
    }

    /** An order that waits for its payment. */
    protected Http.Answer placed() {
        return place(newKey(), cart(CATALOG.product("Feijoada", "29.90", 10), 2)).expect(201);
    }

    /** The order as it is stored. */
    protected Order order(String id) {
        return camel.requestBody(OrderQueryRoutes.LOAD, UUID.fromString(id), Order.class);
    }

    protected Map<String, AttributeValue> item(String orderId) {
        return dynamo.getItem(request -> request.tableName(ordersTable).consistentRead(true)
            .key(Map.of("orderId", AttributeValue.fromS(orderId)))).item();
    }

    protected int count(String table) {
        return dynamo.scan(request -> request.tableName(table).consistentRead(true)).count();
    }
}
