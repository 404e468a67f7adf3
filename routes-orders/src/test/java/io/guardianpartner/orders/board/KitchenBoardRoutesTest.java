package io.guardianpartner.orders.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.api.Role;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.order.Orders;
import io.guardianpartner.orders.testing.StoryRoutesTest;
import io.guardianpartner.orders.update.UpdateResult.Kind;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class KitchenBoardRoutesTest extends StoryRoutesTest {

    @Test
    void aListWithoutACustomerIsTheKitchensBoard() {
        Exchange end = send("direct:list", null, Map.of(), Role.KITCHEN);

        assertThat(end.getMessage().getBody(String.class)).contains("items");
        assertThat(run.steps()).containsExactly("one-list-at-a-time", "board-or-own", "board-is-asked-for",
            "kitchen-looks",
            "which-page-of-board", "list-board", "show-board");
    }

    @Test
    void aListOfACustomerIsTheirOwn() {
        send("direct:list", null, Map.of("customer", "me"), Role.CUSTOMER);

        assertThat(run.steps()).startsWith("one-list-at-a-time", "board-or-own", "own-are-asked-for", "customers-look");
    }

    @Test
    void nobodyElseLooksAtTheBoard() {
        Exchange end = send("direct:list", null, Map.of(), Role.CUSTOMER);

        assertThat(end.getException()).isInstanceOf(ProblemException.class);
        assertThat(run.steps()).endsWith("kitchen-looks");
    }

    @Test
    void theKitchenMovesAnOrderOn() {
        updates(Kind.STORED, Orders.in(OrderStatus.IN_PROGRESS));

        Exchange end = send("direct:move-order", "{\"status\": \"IN_PROGRESS\"}", id(Orders.placed().id()),
            Role.KITCHEN);

        assertThat(end.getMessage().getBody(String.class)).contains("IN_PROGRESS");
        assertThat(run.steps()).containsExactly("read-next-status", "validate-next-status", "decide-move",
            "save-moved", "outcome-of-move", "show-moved");
    }

    @Test
    void aMoveToNowhereChangesNothing() {
        send("direct:move-order", "{}", id(Orders.placed().id()), Role.KITCHEN);

        assertThat(run.steps()).endsWith("validate-next-status");
    }
}
