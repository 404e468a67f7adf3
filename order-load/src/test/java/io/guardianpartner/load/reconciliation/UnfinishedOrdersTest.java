package io.guardianpartner.load.reconciliation;

import static io.guardianpartner.load.order.OrderState.AWAITING;
import static io.guardianpartner.load.order.OrderState.IN_PROGRESS;
import static org.assertj.core.api.Assertions.assertThat;

import io.guardianpartner.load.order.TrackedOrder;
import io.guardianpartner.load.reconciliation.Facts.BoardFact;
import io.guardianpartner.load.reconciliation.Facts.PaymentFact;
import io.guardianpartner.load.reconciliation.Facts.StockFact;
import io.guardianpartner.message.Money;
import org.junit.jupiter.api.Test;

/** Orders that did not come to their goal are told apart from wrong ones. */
class UnfinishedOrdersTest extends ReconciliationCase {

    @Test
    void anOrderOfWhichNobodyKnowsIsFailed() {
        TrackedOrder unknown = order(3);
        unknown.stopped("503");
        orders.add(unknown);

        assertThat(judged()).containsExactly("FAILED order number 3 of the run has no definite answer: 503");
    }

    @Test
    void anOrderThatDidNotComeToItsGoalIsFailed() {
        unpaid.paid();
        unpaid.asks(IN_PROGRESS);
        unpaid.confirmed(AWAITING);
        unpaid.stopped("the kitchen could not say IN_PROGRESS: 503");
        find(unpaid, AWAITING);
        board.add(new BoardFact(unpaid.number(), unpaid.id()));
        payments.set(1, payment(unpaid, "approved"));
        stock = new StockFact(96, 0);

        assertThat(judged()).containsExactly("FAILED order " + unpaid.id()
            + " is AWAITING and should be FINISHED: the kitchen could not say IN_PROGRESS: 503");
    }

    @Test
    void aDishThatIsSoldOutIsAFailureOnlyIfNobodyElseOrdersIt() {
        TrackedOrder refused = order(3);
        refused.refused("409 stock-unavailable");
        orders.add(refused);
        assertThat(judged()).containsExactly("FAILED order number 3 of the run was refused: 409 stock-unavailable");

        own = false;

        assertThat(judged()).isEmpty();
    }

    @Test
    void anOrderThatTookTooLongAndWasUndoneIsWellIfNothingIsLeftOfIt() {
        TrackedOrder closed = order(3);
        closed.refused("409 order-closed");
        orders.add(closed);
        assertThat(judged()).isEmpty();

        payments.add(new PaymentFact(3, "another", "pending", TOTAL, Money.ZERO));

        assertThat(judged()).containsExactly("MONEY  order number 3 of the run cannot be read, and its payment is "
            + "pending");
    }
}
