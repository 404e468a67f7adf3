package io.guardianpartner.orders.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.api.Role;
import io.guardianpartner.message.Ids;
import io.guardianpartner.orders.order.Orders;
import io.guardianpartner.orders.store.OrderQueryRoutes;
import io.guardianpartner.orders.store.StoredOrder;
import io.guardianpartner.orders.testing.StoryRoutesTest;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class OrderStoryRoutesTest extends StoryRoutesTest {

    private static final StoredOrder STORED = StoredOrder.fresh(Orders.placed());
    private static final String ID = Orders.placed().id().toString();

    @Test
    void aStoryIsToldByTheOrdersId() {
        run.answers(OrderQueryRoutes.LOAD_STORED, STORED);

        Exchange end = tell(ID);

        assertThat(end.getMessage().getBody(String.class)).contains(ID, "\"waitsFor\"", "\"entries\"");
        assertThat(run.steps()).containsExactly("which-story", "if-asked-by-number", "load-story", "begin-story",
            "part-of-catalog", "part-of-payments", "show-story");
    }

    @Test
    void aNumberIsLookedUpFirstAndOneThatNobodyGotTodayIsNotFound() {
        assertThat(tell("999").getException()).isInstanceOf(ProblemException.class);
        assertThat(run.steps()).containsExactly("which-story", "if-asked-by-number", "find-number", "order-of-number");
    }

    @Test
    void anOrderThatIsNotThereHasNoStory() {
        run.answers(OrderQueryRoutes.LOAD_STORED, null);

        assertThat(tell(Ids.next().toString()).getException()).isInstanceOf(ProblemException.class);
        assertThat(run.steps()).endsWith("begin-story");
    }

    private Exchange tell(String order) {
        return send("direct:tell-story", null, Map.of("order", order), Role.ADMIN);
    }
}
