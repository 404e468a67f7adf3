package io.guardianpartner.load.reconciliation;

import static io.guardianpartner.load.order.OrderState.AWAITING;
import static io.guardianpartner.load.order.OrderState.CANCELLED;
import static io.guardianpartner.load.order.OrderState.DONE;
import static io.guardianpartner.load.order.OrderState.FINISHED;
import static io.guardianpartner.load.order.OrderState.IN_PROGRESS;
import static io.guardianpartner.load.order.OrderState.PAYMENT_PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.load.menu.Dish;
import io.guardianpartner.load.menu.Menu;
import io.guardianpartner.load.order.OrderLine;
import io.guardianpartner.load.order.OrderState;
import io.guardianpartner.load.order.TrackedOrder;
import io.guardianpartner.load.reconciliation.Facts.BoardFact;
import io.guardianpartner.load.reconciliation.Facts.OrderFact;
import io.guardianpartner.load.reconciliation.Facts.PaymentFact;
import io.guardianpartner.load.reconciliation.Facts.StockFact;
import io.guardianpartner.message.Money;
import org.junit.jupiter.api.Test;

/** Two orders of two portions each, one finished and one that waits to be paid; then something is wrong with them. */
class ReconciliationTest {

    private static final Money TOTAL = Money.of("20.00");
    private static final Dish DISH = new Dish(UUID.randomUUID(), "Load ab 1", Money.of("10.00"), 100);

    private final TrackedOrder cooked = order(1);
    private final TrackedOrder unpaid = order(2);
    private final List<TrackedOrder> orders = new ArrayList<>(List.of(cooked, unpaid));
    private final Map<Integer, OrderFact> found = new HashMap<>();
    private final List<PaymentFact> payments = new ArrayList<>();
    private List<BoardFact> board = new ArrayList<>();
    private StockFact stock = new StockFact(98, 2);
    private boolean own = true;
    private boolean strict;

    ReconciliationTest() {
        place(cooked);
        cooked.paid();
        cooked.asks(FINISHED);
        cooked.confirmed(FINISHED);
        place(unpaid);
        find(cooked, FINISHED);
        find(unpaid, PAYMENT_PENDING);
        payments.add(payment(cooked, "approved"));
        payments.add(payment(unpaid, "pending"));
    }

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
            + " is not to be had, and its payment is approved");

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

        assertThat(judged()).containsExactly("MONEY  order number 3 of the run is not to be had, and its payment is "
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

        assertThat(judged()).containsExactly("MONEY  order number 3 of the run is not to be had, and its payment is "
            + "pending");
    }

    private List<String> judged() {
        Menu menu = new Menu("ab", List.of(DISH), own, 1, 0);
        return new Reconciliation(menu, orders, FINISHED, strict)
            .judge(new Facts(found, payments, board, own ? Map.of(DISH.id(), stock) : null))
            .stream().map(Discrepancy::toString).toList();
    }

    private void kitchenHas(TrackedOrder order) {
        order.paid();
        order.asks(AWAITING);
        order.confirmed(AWAITING);
        find(order, AWAITING);
        payments.set(1, payment(order, "approved"));
        stock = new StockFact(96, 0);
    }

    private void find(TrackedOrder order, OrderState state) {
        found.put(order.number(), new OrderFact(state, TOTAL));
    }

    private static TrackedOrder order(int number) {
        return new TrackedOrder(number, "key-" + number, "load ab " + number, "load-ab-" + number + "@example.com",
            List.of(new OrderLine(DISH.id(), 2)));
    }

    private static void place(TrackedOrder order) {
        order.placed(UUID.randomUUID(), "token", UUID.randomUUID().toString(), TOTAL);
    }

    private static PaymentFact payment(TrackedOrder order, String status) {
        return new PaymentFact(order.number(), order.paymentId(), status, TOTAL, Money.ZERO);
    }
}
