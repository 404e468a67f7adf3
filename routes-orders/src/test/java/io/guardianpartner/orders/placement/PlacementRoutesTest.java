package io.guardianpartner.orders.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.api.Role;
import io.guardianpartner.message.Ids;
import io.guardianpartner.orders.guest.GuestToken;
import io.guardianpartner.orders.idempotency.KeyClaim;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.Orders;
import io.guardianpartner.orders.order.PlacementRules.Step;
import io.guardianpartner.orders.order.Rejection;
import io.guardianpartner.orders.testing.StoryRoutesTest;
import io.guardianpartner.orders.update.OrderChange;
import io.guardianpartner.orders.update.UpdateResult;
import io.guardianpartner.orders.update.UpdateResult.Kind;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlacementRoutesTest extends StoryRoutesTest {

    private static final String CLAIM = "direct:claim-key";
    private static final String CART = """
        {"items": [{"productId": "%s", "quantity": 2}]}""".formatted(Orders.PRODUCT);
    private static final Map<String, Object> KEY = Map.of("Idempotency-Key", "a-key-that-is-long-enough");

    @BeforeEach
    void everythingIsWell() {
        run.answers(CLAIM, new KeyClaim(Orders.stored().id(), null, false));
        run.answers("direct:deleted-products", List.of());
        run.answers("direct:next-tracking-number", "007");
        updates(Kind.STORED, Orders.stored());
        finishes(Orders.placed());
    }

    @Test
    void aCartIsStoredUnderItsKeyAndCompleted() {
        Exchange end = place(CART);

        assertThat(end.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(201);
        assertThat(end.getMessage().getHeader("Location")).isEqualTo("/v1/orders/" + Orders.placed().id());
        assertThat(run.steps()).containsExactly("customer-places", "place-of-customer", "read-cart", "validate-cart",
            "want-key", "claim-key", "key-is-claimed", "if-key-was-used", "if-order-is-new", "products-of-cart",
            "look-at-menu", "refuse-deleted-products", "take-tracking-number", "begin-order", "store-order",
            "stored-order", "finish-placing", "answer-placed");
    }

    @Test
    void aKeyThatWasUsedGoesOnWithItsOrder() {
        run.answers(CLAIM, new KeyClaim(Orders.stored().id(), null, true));

        place(CART);

        assertThat(run.steps()).containsSubsequence("if-key-was-used", "try-again", "store-try", "order-tried-again",
            "if-order-is-new", "finish-placing").doesNotContain("store-order");
    }

    @Test
    void aKeyThatWasUsedForNoOrderGetsOne() {
        run.answers(CLAIM, new KeyClaim(Orders.stored().id(), null, true));
        run.mock(UPDATE).whenAnyExchangeReceived(exchange -> {
            boolean isCreation = exchange.getMessage().getBody(OrderChange.class).creation() != null;
            exchange.getMessage().setBody(isCreation
                ? new UpdateResult(Orders.stored().id(), Kind.STORED, Orders.stored(), null)
                : new UpdateResult(Orders.stored().id(), Kind.UNKNOWN_ORDER, null, "there is no such order"));
        });

        place(CART);

        assertThat(run.steps()).containsSubsequence("store-try", "order-tried-again", "store-order", "stored-order",
            "finish-placing", "answer-placed");
    }

    @Test
    void aCartThatBreaksARuleTakesNoKey() {
        Exchange end = place("{\"items\": []}");

        assertThat(end.getException()).isNotNull();
        assertThat(run.steps()).endsWith("validate-cart");
    }

    @Test
    void noOrderIsStoredForADeletedProduct() {
        UUID product = Ids.next();
        run.answers("direct:deleted-products", List.of(product));

        Exchange end = place(CART);

        assertThat(end.getException()).isInstanceOf(ProblemException.class);
        assertThat(run.steps()).endsWith("refuse-deleted-products");
    }

    @Test
    void anOrderThatWasNeverPlacedIsAProblem() {
        finishes(Orders.PLACING.refused(Orders.stored(),
            Step.RESERVE, Rejection.unknownProduct("There is no such product.", Orders.PRODUCT),
            Orders.NOW).order());

        Exchange end = place(CART);

        assertThat(end.getException()).isInstanceOf(ProblemException.class);
        assertThat(run.steps()).endsWith("answer-placed");
    }

    @Test
    void aGuestIsThrottledFirstAndGetsAToken() {
        run.answers(CLAIM, new KeyClaim(Orders.stored().id(), GuestToken.newSecret(), false));

        Exchange end = send("direct:place-guest-order", CART, KEY);

        assertThat(end.getMessage().getBody(String.class)).contains("orderToken");
        assertThat(run.steps()).startsWith("throttle-guests", "guest-places", "place-of-guest", "read-cart")
            .endsWith("answer-placed");
    }

    private Exchange place(String cart) {
        return send("direct:place-order", cart, KEY, Role.CUSTOMER);
    }

    private void finishes(Order order) {
        run.mock(FINISH).whenAnyExchangeReceived(exchange -> PlacementContext.of(exchange).order(order));
    }
}
