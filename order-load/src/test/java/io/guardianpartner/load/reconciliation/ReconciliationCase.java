package io.guardianpartner.load.reconciliation;

import static io.guardianpartner.load.order.OrderState.AWAITING;
import static io.guardianpartner.load.order.OrderState.FINISHED;
import static io.guardianpartner.load.order.OrderState.PAYMENT_PENDING;

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

/** Two orders of two portions each, one finished and one that waits to be paid; then something is wrong with them. */
abstract class ReconciliationCase {

    protected static final Money TOTAL = Money.of("20.00");
    protected static final Dish DISH = new Dish(UUID.randomUUID(), "Load ab 1", Money.of("10.00"), 100);
    protected final TrackedOrder cooked = order(1);
    protected final TrackedOrder unpaid = order(2);
    protected final List<TrackedOrder> orders = new ArrayList<>(List.of(cooked, unpaid));
    protected final Map<Integer, OrderFact> found = new HashMap<>();
    protected final List<PaymentFact> payments = new ArrayList<>();
    protected List<BoardFact> board = new ArrayList<>();
    protected StockFact stock = new StockFact(98, 2);
    protected boolean own = true;
    protected boolean strict;

    ReconciliationCase() {
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

    protected List<String> judged() {
        Menu menu = new Menu("ab", List.of(DISH), own, 1, 0);
        return new Reconciliation(menu, orders, FINISHED, strict)
            .judge(new Facts(found, payments, board, own ? Map.of(DISH.id(), stock) : null))
            .stream().map(Discrepancy::toString).toList();
    }

    protected void kitchenHas(TrackedOrder order) {
        order.paid();
        order.asks(AWAITING);
        order.confirmed(AWAITING);
        find(order, AWAITING);
        payments.set(1, payment(order, "approved"));
        stock = new StockFact(96, 0);
    }

    protected void find(TrackedOrder order, OrderState state) {
        found.put(order.number(), new OrderFact(state, TOTAL));
    }

    protected static TrackedOrder order(int number) {
        return new TrackedOrder(number, "key-" + number, "load ab " + number, "load-ab-" + number + "@example.com",
            List.of(new OrderLine(DISH.id(), 2)));
    }

    protected static void place(TrackedOrder order) {
        order.placed(UUID.randomUUID(), "token", UUID.randomUUID().toString(), TOTAL);
    }

    protected static PaymentFact payment(TrackedOrder order, String status) {
        return new PaymentFact(order.number(), order.paymentId(), status, TOTAL, Money.ZERO);
    }
}
