package io.guardianpartner.acceptance;

import static io.guardianpartner.acceptance.Waiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.guardianpartner.acceptance.Api.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An operator stops the route by which orders hears of payments, in the middle of its work: orders wait, and none is lost. */
@InRestaurant
class StoppedRouteTest {

    private static final String INBOUND = "/actuator/routes/orders.in";
    private static final int ORDERS = 8;

    private final Restaurant restaurant;
    private final Api operator;

    StoppedRouteTest(Restaurant restaurant) {
        this.restaurant = restaurant;
        operator = new Api(restaurant.managementOf("orders")).as(() -> restaurant.tokens().person("admin", "admin"));
    }

    @AfterEach
    void theRouteRuns() {
        operator.post(INBOUND, Map.of("action", "start"));
    }

    @Test
    void ordersWaitWhileTheRouteIsStoppedAndGoOnWhenItIsStarted() {
        Customer customer = restaurant.customer();
        List<Order> paidBefore = orders(customer);
        paidBefore.forEach(restaurant.broker()::approves);

        Answer stopped = operator.post(INBOUND, Map.of("action", "stop", "reason", "acceptance test")).expect(200);
        assertThat(stopped.text("/state")).isEqualTo("Stopped");

        List<Order> paidMeanwhile = orders(customer);
        paidMeanwhile.forEach(restaurant.broker()::approves);
        eventually(() -> assertThat(paidMeanwhile).allSatisfy(order -> assertThat(
            restaurant.service("payments").get("/v1/payments?orderId=" + order.id()).text("/items/0/status"))
            .isEqualTo("SUCCESS")));
        assertThat(paidMeanwhile)
            .allSatisfy(order -> assertThat(customer.sees(order).status()).isEqualTo("PAYMENT_PENDING"));

        operator.post(INBOUND, Map.of("action", "start")).expect(200);

        eventually(() -> assertThat(Stream.concat(paidBefore.stream(), paidMeanwhile.stream()))
            .allSatisfy(order -> assertThat(customer.sees(order).status()).isEqualTo("AWAITING")));
    }

    @Test
    void withoutAnOperatorsTokenNothingIsToldOrDone() {
        Api anybody = new Api(restaurant.managementOf("orders"));
        Api kitchen = anybody.as(() -> restaurant.tokens().person("kitchen", "kitchen"));

        anybody.get("/actuator/routes").expect(401);
        kitchen.get("/actuator/routes").expect(403);
        kitchen.post(INBOUND, Map.of("action", "stop", "reason", "x")).expect(403);
        assertThat(operator.get(INBOUND).expect(200).text("/state")).isEqualTo("Started");
    }

    private List<Order> orders(Customer customer) {
        String product = restaurant.stock().product("10.00", ORDERS);
        return Stream.generate(() -> customer.orders(product, 1)).limit(ORDERS).toList();
    }
}
