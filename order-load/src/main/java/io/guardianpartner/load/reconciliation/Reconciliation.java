package io.guardianpartner.load.reconciliation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import io.guardianpartner.load.menu.Dish;
import io.guardianpartner.load.menu.Menu;
import io.guardianpartner.load.order.OrderLine;
import io.guardianpartner.load.order.OrderState;
import io.guardianpartner.load.order.TrackedOrder;
import io.guardianpartner.load.order.TrackedOrder.Placing;
import io.guardianpartner.load.reconciliation.Discrepancy.Kind;
import io.guardianpartner.load.reconciliation.Facts.BoardFact;
import io.guardianpartner.load.reconciliation.Facts.OrderFact;
import io.guardianpartner.load.reconciliation.Facts.PaymentFact;
import io.guardianpartner.load.reconciliation.Facts.StockFact;
import io.guardianpartner.message.Money;

/** Holds what was found after a run against what its guests and its kitchen were told. It asks nobody. */
public final class Reconciliation {

    private final Menu menu;
    private final Map<Integer, TrackedOrder> orders;
    private final OrderState goal;
    private final boolean strict;

    /**
     * A reconciliation of these orders.
     *
     * @param goal what every order of the run should have come to
     * @param strict whether an order that was paid and then undone is a failure, although its money is back
     */
    public Reconciliation(Menu menu, List<TrackedOrder> orders, OrderState goal, boolean strict) {
        this.menu = menu;
        this.orders = orders.stream().collect(Collectors.toMap(TrackedOrder::number, order -> order));
        this.goal = goal;
        this.strict = strict;
    }

    /** Empty if nothing was lost and nothing is there twice. */
    public List<Discrepancy> judge(Facts facts) {
        List<Discrepancy> found = new ArrayList<>();
        Map<Integer, List<PaymentFact>> payments = facts.payments() == null
            ? null
            : facts.payments().stream().collect(Collectors.groupingBy(PaymentFact::number));
        orders.values().stream().sorted(Comparator.comparingInt(TrackedOrder::number)).forEach(order -> {
            judge(order, facts.orders().get(order.number()), found);
            judgePrice(order).ifPresent(found::add);
            if (payments != null) {
                judge(order, facts.orders().get(order.number()), payments.getOrDefault(order.number(), List.of()),
                    found);
            }
        });
        if (payments != null) {
            payments.keySet().stream().filter(number -> !orders.containsKey(number)).forEach(number -> found.add(
                new Discrepancy(Kind.TWICE, "order number " + number + " of the run",
                    "has a payment and was never asked for")));
        }
        judgeBoard(facts, found);
        judgeStock(facts, found);
        return found;
    }

    private void judge(TrackedOrder order, OrderFact fact, List<Discrepancy> found) {
        if (order.placing() == Placing.UNKNOWN) {
            found.add(new Discrepancy(Kind.FAILED, order.name(), "has no definite answer: " + order.trouble()));
        } else if (order.placing() == Placing.REFUSED) {
            if (!isRefusedRightly(order)) {
                found.add(new Discrepancy(Kind.FAILED, order.name(), "was refused: " + order.trouble()));
            }
        } else if (fact == null) {
            found.add(new Discrepancy(Kind.LOST, order.name(), "was answered with 201 and is not found"));
        } else {
            judge(order, fact).ifPresent(found::add);
        }
    }

    private Optional<Discrepancy> judge(TrackedOrder order, OrderFact fact) {
        if (!fact.total().equals(order.total())) {
            return wrong(Kind.MONEY, order, "costs " + fact.total() + ", and its guest was told " + order.total());
        }
        OrderState state = fact.state();
        if (state.isUndone()) {
            if (order.isPaid() && order.confirmed().hasReached(OrderState.IN_PROGRESS)) {
                return wrong(Kind.LOST, order, "was " + order.confirmed() + " and is " + state);
            }
            return strict && order.isPaid()
                ? wrong(Kind.FAILED, order, "was paid and is " + state)
                : Optional.empty();
        }
        if (!state.hasReached(order.confirmed())) {
            return wrong(Kind.LOST, order, "was " + order.confirmed() + " and is " + state);
        }
        if (order.isPaid() && state == OrderState.PAYMENT_PENDING) {
            return wrong(Kind.LOST, order, "is paid and still " + state + ": the kitchen does not have it");
        }
        if (!order.asked().hasReached(state)) {
            return wrong(Kind.TWICE, order, "is " + state + ", which nobody asked for");
        }
        if (order.trouble() != null && !state.hasReached(goal)) {
            return wrong(Kind.FAILED, order, "is " + state + " and should be " + goal + ": " + order.trouble());
        }
        return Optional.empty();
    }

    /** Of products made for the run, it knows what each costs. */
    private Optional<Discrepancy> judgePrice(TrackedOrder order) {
        if (!order.isPlaced() || !menu.isOwn()) {
            return Optional.empty();
        }
        Map<UUID, Money> prices = menu.dishes().stream().collect(Collectors.toMap(Dish::id, Dish::price));
        Money price = order.lines().stream().map(line -> prices.get(line.productId()).times(line.quantity()))
            .reduce(Money.ZERO, Money::plus);
        return price.equals(order.total())
            ? Optional.empty()
            : wrong(Kind.MONEY, order, "costs " + order.total() + ", and its dishes cost " + price);
    }

    private void judge(TrackedOrder order, OrderFact fact, List<PaymentFact> payments, List<Discrepancy> found) {
        List<PaymentFact> open = payments.stream().filter(PaymentFact::isOpen).toList();
        if (open.size() > 1) {
            found.add(new Discrepancy(Kind.TWICE, order.name(), "has " + open.size() + " payments that are "
                + open.stream().map(PaymentFact::status).collect(Collectors.joining(" and "))));
        } else if (!order.isPlaced() || fact == null || fact.state().isUndone()) {
            if (!open.isEmpty() && order.placing() != Placing.UNKNOWN) {
                found.add(new Discrepancy(Kind.MONEY, order.name(), "cannot be read, and its payment is "
                    + open.get(0).status()));
            }
        } else if (open.isEmpty()) {
            found.add(new Discrepancy(Kind.LOST, order.name(), "is " + fact.state() + " and the broker has "
                + (payments.isEmpty() ? "no payment of it" : "its payment as " + payments.get(0).status())));
        } else {
            judge(order, fact.state(), open.get(0)).ifPresent(found::add);
        }
    }

    private static Optional<Discrepancy> judge(TrackedOrder order, OrderState state, PaymentFact payment) {
        if (!payment.reference().equals(order.paymentId())) {
            return wrong(Kind.TWICE, order, "has a payment that its guest was not told of: " + payment.reference());
        }
        if (!payment.amount().equals(order.total())) {
            return wrong(Kind.MONEY, order, "costs " + order.total() + " and is paid by " + payment.amount());
        }
        if (!payment.refunded().equals(Money.ZERO)) {
            return wrong(Kind.MONEY, order, "is " + state + " and got " + payment.refunded() + " back");
        }
        if (payment.isApproved() == (state == OrderState.PAYMENT_PENDING)) {
            return wrong(Kind.MONEY, order, "is " + state + " and its payment is " + payment.status());
        }
        return Optional.empty();
    }

    private void judgeBoard(Facts facts, List<Discrepancy> found) {
        if (facts.board() == null) {
            return;
        }
        for (BoardFact entry : facts.board()) {
            TrackedOrder order = orders.get(entry.number());
            if (order == null || order.placing() != Placing.UNKNOWN && !entry.orderId().equals(order.id())) {
                found.add(new Discrepancy(Kind.TWICE, "order " + entry.orderId(),
                    "is on the kitchen's board for number "
                        + entry.number() + " of the run" + (order == null || order.id() == null
                            ? ", which was not placed"
                            : " beside " + order.id())));
            }
        }
        Map<UUID, Long> entries = facts.board().stream()
            .collect(Collectors.groupingBy(BoardFact::orderId, Collectors.counting()));
        orders.values().stream().filter(TrackedOrder::isPlaced).forEach(order -> {
            OrderFact fact = facts.orders().get(order.number());
            long times = entries.getOrDefault(order.id(), 0L);
            if (fact != null && fact.state().isKitchens() && times == 0) {
                found.add(new Discrepancy(Kind.LOST, order.name(),
                    "is " + fact.state() + " and not on the kitchen's board"));
            } else if (times > 1) {
                found.add(new Discrepancy(Kind.TWICE, order.name(), "is on the kitchen's board " + times + " times"));
            }
        });
    }

    private void judgeStock(Facts facts, List<Discrepancy> found) {
        if (facts.stock() == null) {
            return;
        }
        Map<UUID, Integer> taken = new HashMap<>();
        Map<UUID, Integer> reserved = new HashMap<>();
        orders.values().stream().filter(order -> facts.orders().containsKey(order.number())).forEach(order -> {
            OrderState state = facts.orders().get(order.number()).state();
            if (!state.isUndone()) {
                Map<UUID, Integer> where = state == OrderState.PAYMENT_PENDING ? reserved : taken;
                for (OrderLine line : order.lines()) {
                    where.merge(line.productId(), line.quantity(), Integer::sum);
                }
            }
        });
        for (Dish dish : menu.dishes()) {
            StockFact fact = facts.stock().get(dish.id());
            int onHand = dish.onHand() - taken.getOrDefault(dish.id(), 0);
            int promised = reserved.getOrDefault(dish.id(), 0);
            if (fact == null) {
                found.add(new Discrepancy(Kind.STOCK, "product " + dish.name(), "is not found"));
            } else if (fact.onHand() != onHand || fact.reserved() != promised) {
                found.add(new Discrepancy(Kind.STOCK, "product " + dish.name(), "has " + fact.onHand() + " on hand and "
                    + fact.reserved() + " reserved, and by its orders it should be " + onHand + " and " + promised));
            }
        }
    }

    /** An order that took too long was undone; and that a dish is sold out is no fault when others order it, too. */
    private boolean isRefusedRightly(TrackedOrder order) {
        String why = String.valueOf(order.trouble());
        return why.endsWith("order-closed") || !menu.isOwn() && why.endsWith("stock-unavailable");
    }

    private static Optional<Discrepancy> wrong(Kind kind, TrackedOrder order, String detail) {
        return Optional.of(new Discrepancy(kind, order.name(), detail));
    }
}
