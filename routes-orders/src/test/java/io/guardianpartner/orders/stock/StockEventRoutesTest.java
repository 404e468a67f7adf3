package io.guardianpartner.orders.stock;

import static io.guardianpartner.message.MessageTypes.MSG_STOCK_UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import io.guardianpartner.message.payload.StockUnavailable;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.order.Orders;
import io.guardianpartner.orders.testing.StoryRoutesTest;
import io.guardianpartner.orders.update.UpdateResult.Kind;
import io.guardianpartner.routing.failure.RejectedMessageException;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class StockEventRoutesTest extends StoryRoutesTest {

    private static final UUID ORDER = Orders.placed().id();

    @Test
    void stockThatIsGoneIsDecidedOnAndSaved() {
        updates(Kind.STORED, Orders.in(OrderStatus.CANCELLED));

        assertThat(gone().getException()).isNull();

        assertThat(run.steps()).containsExactly("stock-is-gone", "save-stock-is-gone", "outcome-of-stock-is-gone");
    }

    @Test
    void theStockOfAnUnknownOrderIsRejected() {
        updates(Kind.UNKNOWN_ORDER, null);

        assertThat(gone().getException()).isInstanceOf(RejectedMessageException.class);
    }

    private Exchange gone() {
        return handle(MSG_STOCK_UNAVAILABLE, new StockUnavailable(ORDER, List.of()), ORDER);
    }
}
