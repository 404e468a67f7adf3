package io.guardianpartner.load.reconciliation;

import static io.guardianpartner.load.order.OrderState.CANCELLED;
import static io.guardianpartner.load.order.OrderState.FINISHED;
import static io.guardianpartner.load.order.OrderState.PAYMENT_PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import io.guardianpartner.load.order.TrackedOrder;
import io.guardianpartner.load.reconciliation.Facts.OrderFact;
import io.guardianpartner.load.reconciliation.Facts.PaymentFact;
import io.guardianpartner.load.reconciliation.Facts.StockFact;
import io.guardianpartner.message.Money;
import org.junit.jupiter.api.Test;

/** Money and portions that differ are found. */
class MoneyAndStockTest extends ReconciliationCase {

    @Test
    void anotherAmountThanTheOrderCostsIsMoney() {
        payments.set(0, new PaymentFact(cooked.number(), cooked.paymentId(), "approved", Money.of("19.99"),
            Money.ZERO));

        assertThat(judged()).containsExactly("MONEY  order " + cooked.id() + " costs 20.00 and is paid by 19.99");
    }

    @Test
    void aRefundOfAnOrderThatWasEatenIsMoney() {
        payments.set(0, new PaymentFact(cooked.number(), cooked.paymentId(), "approved", TOTAL, Money.of("5.00")));

        assertThat(judged()).containsExactly("MONEY  order " + cooked.id() + " is FINISHED and got 5.00 back");
    }

    @Test
    void anotherPriceThanTheGuestWasToldIsMoney() {
        found.put(cooked.number(), new OrderFact(FINISHED, Money.of("30.00")));

        assertThat(judged()).containsExactly("MONEY  order " + cooked.id()
            + " costs 30.00, and its guest was told 20.00");
    }

    @Test
    void anotherPriceThanItsDishesHaveIsMoneyIfTheyAreTheRuns() {
        TrackedOrder dear = order(3);
        dear.placed(UUID.randomUUID(), "token", "payment", Money.of("20.01"));
        orders.add(dear);
        found.put(3, new OrderFact(PAYMENT_PENDING, Money.of("20.01")));
        payments.add(new PaymentFact(3, "payment", "pending", Money.of("20.01"), Money.ZERO));
        stock = new StockFact(98, 4);
        assertThat(judged()).containsExactly("MONEY  order " + dear.id() + " costs 20.01, and its dishes cost 20.00");

        own = false;

        assertThat(judged()).isEmpty();
    }

    @Test
    void aCancelledOrderIsWellOnceItsMoneyIsBackAndNotBefore() {
        unpaid.paid();
        find(unpaid, CANCELLED);
        payments.set(1, payment(unpaid, "approved"));
        stock = new StockFact(98, 0);
        assertThat(judged()).containsExactly("MONEY  order " + unpaid.id()
            + " cannot be read, and its payment is approved");

        payments.set(1, new PaymentFact(unpaid.number(), unpaid.paymentId(), "refunded", TOTAL, TOTAL));

        assertThat(judged()).isEmpty();
    }

    @Test
    void aPaidOrderThatWasCancelledIsAFailureOnlyForTheStrict() {
        unpaid.paid();
        find(unpaid, CANCELLED);
        payments.set(1, new PaymentFact(unpaid.number(), unpaid.paymentId(), "refunded", TOTAL, TOTAL));
        stock = new StockFact(98, 0);
        assertThat(judged()).isEmpty();

        strict = true;

        assertThat(judged()).containsExactly("FAILED order " + unpaid.id() + " was paid and is CANCELLED");
    }

    @Test
    void anUnpaidOrderThatWasCancelledIsWellForTheStrict() {
        find(unpaid, CANCELLED);
        payments.set(1, payment(unpaid, "cancelled"));
        stock = new StockFact(98, 0);
        strict = true;

        assertThat(judged()).isEmpty();
    }

    @Test
    void aPaymentOfAnOrderThatWasRefusedIsMoney() {
        TrackedOrder refused = order(3);
        refused.refused("409 stock-unavailable");
        orders.add(refused);
        own = false;
        payments.add(new PaymentFact(3, "another", "pending", TOTAL, Money.ZERO));

        assertThat(judged()).containsExactly("MONEY  order number 3 of the run cannot be read, and its payment is "
            + "pending");
    }

    @Test
    void portionsThatAreMissingAreStock() {
        stock = new StockFact(97, 2);

        assertThat(judged()).containsExactly("STOCK  product Load ab 1 has 97 on hand and 2 reserved, and by its "
            + "orders it should be 98 and 2");
    }

    @Test
    void portionsThatStayReservedAreStock() {
        stock = new StockFact(98, 4);

        assertThat(judged()).containsExactly("STOCK  product Load ab 1 has 98 on hand and 4 reserved, and by its "
            + "orders it should be 98 and 2");
    }
}
