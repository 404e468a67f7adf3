package io.guardianpartner.acceptance;

import static io.guardianpartner.acceptance.Restaurant.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import io.guardianpartner.local.cli.MessageTap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

/** What an order sets going, however late and in whatever service, belongs to the trace of the request that placed it. */
@InRestaurant
class OrderTraceTest {

    private final Restaurant restaurant;

    OrderTraceTest(Restaurant restaurant) {
        this.restaurant = restaurant;
    }

    @Test
    void oneTraceGoesFromTheRestCallThroughTopicAndQueueToTheLastEffect() {
        String traceId = UUID.randomUUID().toString().replace("-", "");
        String product = restaurant.stock().product("10.00", 3);
        List<Message> heard = new CopyOnWriteArrayList<>();
        try (MessageTap tap = restaurant.tap(heard::add)) {
            Order order = new Order(restaurant.frontDoor().post("/v1/orders", Customer.cart(product, 2),
                "Idempotency-Key", UUID.randomUUID().toString(),
                "traceparent", "00-" + traceId + "-00f067aa0ba902b7-01").expect(201).body());
            restaurant.broker().approves(order);

            eventually(() -> assertThat(restaurant.stock().onHand(product)).as("the last effect").isOne());
            eventually(() -> assertThat(about(order, heard)).extracting(message -> attribute(message, "type"))
                .contains("MSG_PAYMENT_SUCCESS", "MSG_ORDER_STATUS_CHANGED"));
            assertThat(about(order, heard)).allSatisfy(
                message -> assertThat(attribute(message, "traceparent")).contains(traceId));
        }
    }

    private static List<Message> about(Order order, List<Message> heard) {
        return heard.stream().filter(message -> order.id().equals(attribute(message, "correlationId"))).toList();
    }

    private static String attribute(Message message, String name) {
        return message.messageAttributes().containsKey(name) ? message.messageAttributes().get(name).stringValue() : "";
    }
}
