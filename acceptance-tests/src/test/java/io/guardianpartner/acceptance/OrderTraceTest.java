package io.guardianpartner.acceptance;

import static io.guardianpartner.acceptance.Waiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import io.guardianpartner.operations.tail.MessageTap;
import io.guardianpartner.test.ReceivedSpan;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

/** All work for an order, however late and in whatever service, belongs to the trace of the request that placed it. */
@InRestaurant
class OrderTraceTest {

    private final Restaurant restaurant;

    OrderTraceTest(Restaurant restaurant) {
        this.restaurant = restaurant;
    }

    @Test
    void oneTraceGoesFromTheRestCallThroughTopicAndQueueToTheLastEffect() {
        String traceId = traceId();
        String product = restaurant.stock().product("10.00", 3);
        List<Message> heard = new CopyOnWriteArrayList<>();
        try (MessageTap tap = restaurant.tap(heard::add)) {
            Order order = places(product, traceId);
            restaurant.broker().approves(order);

            eventually(() -> assertThat(restaurant.stock().onHand(product)).as("the last effect").isOne());
            eventually(() -> assertThat(about(order, heard)).extracting(message -> attribute(message, "type"))
                .contains("MSG_PAYMENT_SUCCESS", "MSG_ORDER_STATUS_CHANGED"));
            assertThat(about(order, heard)).allSatisfy(
                message -> assertThat(attribute(message, "traceparent")).contains(traceId));
        }
    }

    @Test
    void eachServiceTellsItsPartsOfTheTrace() {
        String traceId = traceId();
        String product = restaurant.stock().product("10.00", 3);
        Order order = places(product, traceId);
        restaurant.broker().approves(order);

        eventually(() -> assertThat(restaurant.spansOf(traceId)).extracting(OrderTraceTest::told).contains(
            "orders SERVER POST /v1/orders", "orders CLIENT POST /v1/reservations",
            "catalog SERVER POST /v1/reservations", "orders CLIENT POST /v1/payments",
            "payments SERVER POST /v1/payments", "payments CLIENT broker create",
            "payments INTERNAL payments.job.reconcile", "payments CLIENT broker look",
            "payments PRODUCER publish MSG_PAYMENT_SUCCESS", "orders CONSUMER process MSG_PAYMENT_SUCCESS",
            "orders PRODUCER publish MSG_ORDER_STATUS_CHANGED", "catalog CONSUMER process MSG_ORDER_STATUS_CHANGED"));
        List<ReceivedSpan> spans = restaurant.spansOf(traceId);
        assertThat(parentOf("orders SERVER POST /v1/orders", spans)).isEqualTo("nobody here");
        assertThat(parentOf("catalog SERVER POST /v1/reservations", spans))
            .isEqualTo("orders CLIENT POST /v1/reservations");
        assertThat(parentOf("payments SERVER POST /v1/payments", spans)).isEqualTo("orders CLIENT POST /v1/payments");
        assertThat(parentOf("orders CONSUMER process MSG_PAYMENT_SUCCESS", spans))
            .isEqualTo("payments PRODUCER publish MSG_PAYMENT_SUCCESS");
        assertThat(parentOf("catalog CONSUMER process MSG_ORDER_STATUS_CHANGED", spans))
            .isEqualTo("orders PRODUCER publish MSG_ORDER_STATUS_CHANGED");
        assertThat(spans).filteredOn(span -> span.name().startsWith("process "))
            .allMatch(span -> order.id().equals(span.attributes().get("guardian.correlation_id")));
    }

    @Test
    void anOrderThatRecoveryFinishesStaysInTheTraceOfItsRequest() {
        String traceId = traceId();
        String product = restaurant.stock().product("10.00", 3);
        restaurant.broker().faults(Map.of("create", "unavailable"));
        restaurant.frontDoor().post("/v1/orders", Customer.cart(product, 1),
            "Idempotency-Key", UUID.randomUUID().toString(), "traceparent", traceparent(traceId)).expect(503);
        restaurant.broker().isWell();

        eventually(() -> assertThat(restaurant.spansOf(traceId)).extracting(OrderTraceTest::told)
            .contains("orders INTERNAL orders.job.finish-placing", "payments CLIENT broker create")
            .filteredOn("orders CLIENT POST /v1/payments"::equals).hasSizeGreaterThan(1));
    }

    private Order places(String product, String traceId) {
        return new Order(restaurant.frontDoor().post("/v1/orders", Customer.cart(product, 2),
            "Idempotency-Key", UUID.randomUUID().toString(), "traceparent", traceparent(traceId)).expect(201).body());
    }

    private static String told(ReceivedSpan span) {
        return span.service() + " " + span.kind() + " " + span.name();
    }

    /** The parent of the first span that is told so. */
    private static String parentOf(String told, List<ReceivedSpan> spans) {
        ReceivedSpan child = spans.stream().filter(span -> told(span).equals(told)).findFirst().orElseThrow();
        return spans.stream().filter(span -> span.spanId().equals(child.parentId())).map(OrderTraceTest::told)
            .findFirst()
            .orElse("nobody here");
    }

    private static String traceId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static String traceparent(String traceId) {
        return "00-" + traceId + "-00f067aa0ba902b7-01";
    }

    private static List<Message> about(Order order, List<Message> heard) {
        return heard.stream().filter(message -> order.id().equals(attribute(message, "correlationId"))).toList();
    }

    private static String attribute(Message message, String name) {
        return message.messageAttributes().containsKey(name) ? message.messageAttributes().get(name).stringValue() : "";
    }
}
