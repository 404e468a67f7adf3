package io.guardianpartner.orders;

import static io.guardianpartner.message.MessageTypes.MSG_ORDER_STATUS_CHANGED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import io.guardianpartner.api.Caller;
import io.guardianpartner.api.Role;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentSuccess;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.order.Orders;
import io.guardianpartner.orders.testing.Http;
import io.guardianpartner.orders.testing.MessagesTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A failure before any step of placing, cancelling or paying is healed by doing the same again. */
class EveryStepTest extends MessagesTest {

    private static final String PLACE = "orders.api.place";
    private static final String CANCEL = "orders.api.cancel";
    private static final String IN = "orders.in";

    @TestFactory
    Stream<DynamicTest> placingGoesOnWhereItFailed() {
        faults.startTrace(PLACE);
        placed();
        List<String> steps = faults.trace(PLACE);
        assertThat(steps).contains("put-key", "take-tracking-number", "store-order", "call-catalog", "save-prices",
            "call-payments", "save-pix", "answer-placed").noneMatch(EveryStepTest::isNumberedByCamel);

        return steps.stream().map(step -> DynamicTest.dynamicTest(step, () -> {
            caller.is(new Caller("before " + step, Set.of(Role.CUSTOMER)));
            String product = CATALOG.product("Feijoada", "29.90", 10);
            String key = newKey();
            faults.failBefore(step, PLACE);

            int failed = place(key, cart(product, 1)).status();
            Http.Answer placed = place(key, cart(product, 1)).expect(201);

            assertThat(faults.isSpent(PLACE)).isTrue();
            assertThat(failed).isGreaterThanOrEqualTo(500);
            assertThat(http.get("/v1/orders?customer=me").body().path("items")).hasSize(1);
            assertThat(order(placed.id()).isBeingPlaced()).isFalse();
            assertThat(order(placed.id()).paymentId()).hasToString(placed.text("/payment/id"));
            assertThat(order(placed.id()).version()).isEqualTo(1);
        }));
    }

    @TestFactory
    Stream<DynamicTest> cancellingGoesOnWhereItFailed() {
        String first = placed().id();
        faults.startTrace(CANCEL);
        cancel(first).expect(200);
        List<String> steps = faults.trace(CANCEL);
        assertThat(steps).contains("save-cancelled", "put-order-item", "wake-relay")
            .noneMatch(EveryStepTest::isNumberedByCamel);

        return steps.stream().map(step -> DynamicTest.dynamicTest(step, () -> {
            caller.is(ANA);
            String id = placed().id();
            faults.failBefore(step, CANCEL);

            assertThat(cancel(id).status()).isGreaterThanOrEqualTo(500);
            cancel(id).expect(200);

            assertThat(order(id).status()).isEqualTo(OrderStatus.CANCELLED);
            assertThat(order(id).version()).isEqualTo(2);
            probe.awaitPublished(MSG_ORDER_STATUS_CHANGED, UUID.fromString(id));
        }));
    }

    @TestFactory
    Stream<DynamicTest> payingGoesOnWhereItFailed() {
        String first = placed().id();
        faults.startTrace(IN);
        pay(first);
        becomes(first, OrderStatus.AWAITING);
        probe.awaitEmptyQueue();
        List<String> trace = faults.trace(IN);
        List<String> steps = trace.subList(trace.indexOf("payment-succeeded"), trace.indexOf("outcome-of-success") + 1);
        assertThat(steps).contains("save-paid", "put-order-item", "wake-relay")
            .noneMatch(EveryStepTest::isNumberedByCamel);

        return steps.stream().map(step -> DynamicTest.dynamicTest(step, () -> {
            caller.is(ANA);
            String id = placed().id();
            faults.failBefore(step, IN);

            pay(id);

            eventually(() -> assertThat(faults.isSpent(IN)).isTrue());
            becomes(id, OrderStatus.AWAITING);
            probe.awaitPublished(MSG_ORDER_STATUS_CHANGED, UUID.fromString(id));
            probe.awaitEmptyQueue();
            assertThat(order(id).version()).isEqualTo(2);
        }));
    }

    /** Such an id changes with the routes around it: no test or dashboard can name the step. */
    private static boolean isNumberedByCamel(String step) {
        return step.matches("[a-zA-Z]+\\d+");
    }

    private Http.Answer cancel(String id) {
        return http.post("/v1/orders/" + id + "/cancellation", Map.of());
    }

    private void pay(String id) {
        UUID order = UUID.fromString(id);
        probe.send(probe.message(Services.PAYMENTS, Services.ORDERS, MSG_PAYMENT_SUCCESS, order,
            new PaymentSuccess(order, order(id).paymentId(), Orders.TOTAL, Instant.now())));
    }
}
