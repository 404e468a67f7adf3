package io.guardianpartner.orders.cancellation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.order.Orders;
import io.guardianpartner.orders.testing.StoryRoutesTest;
import io.guardianpartner.orders.update.UpdateResult.Kind;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class CancellationRoutesTest extends StoryRoutesTest {

    @Test
    void aCancellationNeedsNoWords() {
        Exchange end = read(" ");

        assertThat(end.getVariable(CancellationSteps.CANCELLATION)).isNull();
        assertThat(run.steps()).containsExactly("if-explained");
    }

    @Test
    void wordsOfACancellationAreReadCheckedAndKept() {
        Exchange end = read("{\"reason\": \"too late for me\"}");

        assertThat(end.getVariable(CancellationSteps.CANCELLATION, Cancellation.class).reason())
            .isEqualTo("too late for me");
        assertThat(run.steps()).containsExactly("if-explained", "read-cancellation", "validate-cancellation",
            "keep-cancellation");
    }

    @Test
    void tooManyWordsCancelNothing() {
        assertThat(read("{\"reason\": \"" + "x".repeat(201) + "\"}").getException()).isNotNull();
        assertThat(run.steps()).endsWith("validate-cancellation");
    }

    @Test
    void aCancelledOrderIsShown() {
        updates(Kind.STORED, Orders.in(OrderStatus.CANCELLED));

        Exchange end = cancel(Orders.placed());

        assertThat(end.getMessage().getBody(String.class)).contains("CANCELLED");
        assertThat(run.steps()).containsExactly("decide-cancellation", "save-cancelled", "outcome-of-cancellation",
            "show-cancelled");
    }

    @Test
    void theKitchenWasFaster() {
        updates(Kind.IMPOSSIBLE, Orders.in(OrderStatus.IN_PROGRESS));

        assertThat(cancel(Orders.in(OrderStatus.AWAITING)).getException())
            .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.status()).isEqualTo(409));
        assertThat(run.steps()).endsWith("outcome-of-cancellation");
    }

    private Exchange read(String body) {
        return send(CancellationRoutes.READ, body, Map.of());
    }

    private Exchange cancel(Order order) {
        return send(CancellationRoutes.CANCEL, order, Map.of());
    }
}
