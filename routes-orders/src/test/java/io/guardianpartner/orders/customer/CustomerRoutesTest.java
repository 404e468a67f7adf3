package io.guardianpartner.orders.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.api.Role;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.order.Orders;
import io.guardianpartner.orders.testing.StoryRoutesTest;
import io.guardianpartner.orders.update.UpdateResult.Kind;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class CustomerRoutesTest extends StoryRoutesTest {

    private static final Order ORDER = Orders.placed();

    @Test
    void anOrderIsShownToItsOwner() {
        run.answers(LOAD, ORDER);

        Exchange end = send("direct:get-order", null, id(ORDER.id()), Role.CUSTOMER);

        assertThat(end.getMessage().getBody(String.class)).contains(ORDER.id().toString());
        assertThat(run.steps()).containsExactly("which-order", "watch-order", "load-order", "may-see-order",
            "show-order");
        assertThat(end.getMessage().getHeader("ETag", String.class)).startsWith("W/\"");
    }

    @Test
    void anOrderThatIsNotThereIsNotShown() {
        run.answers(LOAD, null);

        Exchange end = send("direct:get-order", null, id(ORDER.id()), Role.CUSTOMER);

        assertThat(end.getException()).isInstanceOf(ProblemException.class);
        assertThat(run.steps()).endsWith("may-see-order");
    }

    @Test
    void theOwnerTakesAnOrderBack() {
        run.answers(LOAD, ORDER);
        updates(Kind.STORED, Orders.in(OrderStatus.CANCELLED));

        Exchange end = send("direct:cancel-order", "", id(ORDER.id()), Role.CUSTOMER);

        assertThat(end.getMessage().getBody(String.class)).contains("CANCELLED");
        assertThat(run.steps()).containsExactly("read-order-cancellation", "if-explained", "which-order-to-cancel",
            "load-order-to-cancel", "may-cancel-order", "cancel-order", "decide-cancellation", "save-cancelled",
            "outcome-of-cancellation", "show-cancelled");
    }

    @Test
    void anOrderThatIsNotThereIsNotTakenBack() {
        run.answers(LOAD, null);

        assertThat(send("direct:cancel-order", "", id(ORDER.id()), Role.CUSTOMER).getException())
            .isInstanceOf(ProblemException.class);
        assertThat(run.steps()).endsWith("may-cancel-order");
    }

    @Test
    void customersListTheirOwnOrders() {
        Exchange end = send("direct:list-own-orders", null, Map.of("customer", "me"), Role.CUSTOMER);

        assertThat(end.getMessage().getBody(String.class)).contains("items");
        assertThat(run.steps()).containsExactly("customers-look", "which-page-of-own", "list-own", "show-own");
    }

    @Test
    void anotherPixIsGivenToTheOwner() {
        run.answers(LOAD, ORDER);
        updates(Kind.UNCHANGED, ORDER);

        Exchange end = send("direct:pay-order-anew", null, id(ORDER.id()), Role.CUSTOMER);

        assertThat(end.getException()).as("its Pix ran out").isInstanceOfSatisfying(ProblemException.class,
            problem -> assertThat(problem.status()).isEqualTo(503));
        assertThat(run.steps()).containsExactly("which-order-to-pay", "load-order-to-pay", "may-pay-order",
            "pay-order-anew", "decide-new-payment", "save-new-payment", "outcome-of-new-payment", "begin-new-payment",
            "finish-new-payment", "answer-new-payment");
    }

    @Test
    void anOrderThatIsNotThereGetsNoOtherPix() {
        run.answers(LOAD, null);

        assertThat(send("direct:pay-order-anew", null, id(ORDER.id()), Role.CUSTOMER).getException())
            .isInstanceOf(ProblemException.class);
        assertThat(run.steps()).endsWith("may-pay-order");
    }
}
