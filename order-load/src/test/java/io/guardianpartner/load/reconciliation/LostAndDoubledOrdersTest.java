package io.guardianpartner.load.reconciliation;

import static io.guardianpartner.load.order.OrderState.AWAITING;
import static io.guardianpartner.load.order.OrderState.DONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import io.guardianpartner.load.reconciliation.Facts.BoardFact;
import io.guardianpartner.load.reconciliation.Facts.PaymentFact;
import io.guardianpartner.load.reconciliation.Facts.StockFact;
import io.guardianpartner.message.Money;
import org.junit.jupiter.api.Test;

/** Orders and payments that are lost, or there twice, are found. */
class LostAndDoubledOrdersTest extends ReconciliationCase {

    @Test
    void whatIsAsItsGuestsWereToldIsWell() {
        assertThat(judged()).isEmpty();
    }

    @Test
    void anOrderThatWasPromisedAndIsNotFoundIsLost() {
        found.remove(cooked.number());
        stock = new StockFact(100, 2);

        assertThat(judged()).contains("LOST   order " + cooked.id() + " was answered with 201 and is not found");
    }

    @Test
    void anOrderThatFellBackIsLost() {
        find(cooked, DONE);
        board.add(new BoardFact(cooked.number(), cooked.id()));

        assertThat(judged()).containsExactly("LOST   order " + cooked.id() + " was FINISHED and is DONE");
    }

    @Test
    void aPaidOrderThatTheKitchenDoesNotHaveIsLost() {
        unpaid.paid();
        payments.set(1, payment(unpaid, "approved"));

        assertThat(judged()).contains("LOST   order " + unpaid.id()
            + " is paid and still PAYMENT_PENDING: the kitchen does not have it");
    }

    @Test
    void aCookedOrderWithoutItsPaymentIsLost() {
        payments.remove(0);

        assertThat(judged()).containsExactly("LOST   order " + cooked.id()
            + " is FINISHED and the broker has no payment of it");
    }

    @Test
    void aSecondPaymentOfAnOrderIsTwice() {
        payments.add(new PaymentFact(cooked.number(), "another", "pending", TOTAL, Money.ZERO));

        assertThat(judged()).containsExactly("TWICE  order " + cooked.id()
            + " has 2 payments that are approved and pending");
    }

    @Test
    void aSecondPaymentThatWasEndedIsNoHarm() {
        payments.add(new PaymentFact(cooked.number(), "another", "cancelled", TOTAL, Money.ZERO));

        assertThat(judged()).isEmpty();
    }

    @Test
    void aPaymentThatTheGuestWasNotToldOfIsTwice() {
        payments.set(0, new PaymentFact(cooked.number(), "another", "approved", TOTAL, Money.ZERO));

        assertThat(judged()).containsExactly("TWICE  order " + cooked.id()
            + " has a payment that its guest was not told of: another");
    }

    @Test
    void aPaymentThatNobodyAskedForIsTwice() {
        payments.add(new PaymentFact(7, "another", "pending", TOTAL, Money.ZERO));

        assertThat(judged()).containsExactly("TWICE  order number 7 of the run has a payment and was never asked for");
    }

    @Test
    void anOrderThatTheKitchenHasBesideTheOneThatWasPromisedIsTwice() {
        UUID other = UUID.randomUUID();
        board.add(new BoardFact(cooked.number(), other));

        assertThat(judged()).containsExactly("TWICE  order " + other
            + " is on the kitchen's board for number 1 of the run beside " + cooked.id());
    }

    @Test
    void anOrderThatTheKitchenShouldHaveAndDoesNotSeeIsLost() {
        kitchenHas(unpaid);
        assertThat(judged()).containsExactly("LOST   order " + unpaid.id()
            + " is AWAITING and not on the kitchen's board");

        board.add(new BoardFact(unpaid.number(), unpaid.id()));
        assertThat(judged()).isEmpty();

        board = null;
        assertThat(judged()).isEmpty();
    }

    @Test
    void anOrderThatTheKitchenSeesTwiceIsTwice() {
        kitchenHas(unpaid);
        board.add(new BoardFact(unpaid.number(), unpaid.id()));
        board.add(new BoardFact(unpaid.number(), unpaid.id()));

        assertThat(judged()).containsExactly("TWICE  order " + unpaid.id() + " is on the kitchen's board 2 times");
    }

    @Test
    void anOrderThatWentFartherThanAnybodyAskedIsTwice() {
        find(unpaid, AWAITING);
        board.add(new BoardFact(unpaid.number(), unpaid.id()));
        payments.set(1, payment(unpaid, "approved"));
        stock = new StockFact(96, 0);

        assertThat(judged()).containsExactly("TWICE  order " + unpaid.id() + " is AWAITING, which nobody asked for");
    }
}
