package io.guardianpartner.orders.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.OrderBuilder;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.order.Orders;
import io.guardianpartner.orders.order.Owner;
import io.guardianpartner.orders.testing.StoryRoutesTest;
import io.guardianpartner.orders.update.UpdateResult.Kind;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class GuestRoutesTest extends StoryRoutesTest {

    private static final GuestToken TOKEN = GuestToken.derive(Orders.placed().id(), GuestToken.newSecret(), "key");

    @Test
    void aTokenShowsItsOrder() {
        run.answers(LOAD, orderOfTheToken());

        Exchange end = get(TOKEN.text());

        assertThat(end.getMessage().getBody(String.class)).contains(TOKEN.orderId().toString());
        assertThat(run.steps()).containsExactly("which-guest-order", "watch-guest-order", "load-guest-order",
            "is-token-right", "show-guest-order");
        assertThat(end.getMessage().getHeader("ETag", String.class)).startsWith("W/\"");
    }

    @Test
    void aTokenOfAnotherOrderShowsNothing() {
        run.answers(LOAD, Orders.placed());

        Exchange end = get(TOKEN.text());

        assertThat(end.getException()).isInstanceOf(ProblemException.class);
        assertThat(run.steps()).endsWith("is-token-right");
    }

    @Test
    void withoutATokenNothingIsLookedUp() {
        Exchange end = get("nonsense");

        assertThat(end.getException()).isInstanceOf(ProblemException.class);
        assertThat(run.steps()).containsExactly("which-guest-order");
    }

    @Test
    void aTokenGetsAnotherPixForItsOrder() {
        run.answers(LOAD, orderOfTheToken());
        updates(Kind.IMPOSSIBLE, orderOfTheToken());

        Exchange end = pay(TOKEN.text());

        assertThat(end.getException()).isInstanceOf(ProblemException.class);
        assertThat(run.steps()).containsExactly("throttle-guests-who-pay", "which-guest-order-to-pay",
            "load-guest-order-to-pay",
            "is-token-right-to-pay", "pay-guest-order-anew", "decide-new-payment", "save-new-payment",
            "outcome-of-new-payment");
    }

    @Test
    void aTokenOfAnotherOrderGetsNone() {
        run.answers(LOAD, Orders.placed());

        assertThat(pay(TOKEN.text()).getException()).isInstanceOf(ProblemException.class);
        assertThat(run.steps()).endsWith("is-token-right-to-pay");
    }

    @Test
    void aTokenTakesItsOrderBack() {
        run.answers(LOAD, orderOfTheToken());
        updates(Kind.STORED, Orders.in(OrderStatus.CANCELLED));

        Exchange end = cancel(TOKEN.text());

        assertThat(end.getMessage().getBody(String.class)).contains("CANCELLED");
        assertThat(run.steps()).containsExactly("read-guest-cancellation", "if-explained",
            "which-guest-order-to-cancel", "load-guest-order-to-cancel", "is-token-right-to-cancel",
            "cancel-guest-order", "decide-cancellation", "save-cancelled", "outcome-of-cancellation",
            "show-cancelled");
    }

    @Test
    void aTokenOfAnotherOrderTakesNothingBack() {
        run.answers(LOAD, Orders.placed());

        assertThat(cancel(TOKEN.text()).getException()).isInstanceOf(ProblemException.class);
        assertThat(run.steps()).endsWith("is-token-right-to-cancel");
    }

    private Exchange cancel(String token) {
        return send("direct:cancel-guest-order", null, Map.of("Authorization", "Bearer " + token));
    }

    private Exchange pay(String token) {
        return send("direct:pay-guest-order-anew", null, Map.of("Authorization", "Bearer " + token));
    }

    private Exchange get(String token) {
        return send("direct:get-guest-order", null, Map.of("Authorization", "Bearer " + token));
    }

    private static Order orderOfTheToken() {
        Order order = Orders.placed();
        return new OrderBuilder(order.id()).owner(Owner.guest(TOKEN.hash())).trackingNumber("007").lines(order.lines())
            .payBy(order.payBy()).createdAt(Orders.NOW).updatedAt(Orders.NOW).build();
    }
}
