package io.guardianpartner.load.reconciliation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.load.calling.GaveUpException;
import io.guardianpartner.load.calling.GuardianApi;
import io.guardianpartner.load.calling.Reply;
import io.guardianpartner.load.journey.Journey;
import io.guardianpartner.load.measuring.LoadStep;
import io.guardianpartner.load.menu.Dish;
import io.guardianpartner.load.menu.Menu;
import io.guardianpartner.load.order.OrderState;
import io.guardianpartner.load.order.TrackedOrder;
import io.guardianpartner.load.order.TrackedOrder.Placing;
import io.guardianpartner.load.reconciliation.Facts.BoardFact;
import io.guardianpartner.load.reconciliation.Facts.OrderFact;
import io.guardianpartner.load.reconciliation.Facts.PaymentFact;
import io.guardianpartner.load.reconciliation.Facts.StockFact;
import io.guardianpartner.load.target.LoadException;
import io.guardianpartner.message.Money;

/** Looks what there is after a run, a few orders at a time. An order without a definite answer is asked for once more. */
public final class FactReader {

    private static final int AT_A_TIME = 16;
    private static final int CREATED = 201;

    private final GuardianApi api;
    private final Menu menu;
    private final boolean withPayments;
    private final boolean withBoard;

    public FactReader(GuardianApi api, Menu menu, boolean withPayments, boolean withBoard) {
        this.api = api;
        this.menu = menu;
        this.withPayments = withPayments;
        this.withBoard = withBoard;
    }

    /**
     * Looks at everything; of the orders only at those that have not been seen at their end before.
     *
     * @param known what was seen of orders before, and need not be looked at again
     *
     * @throws LoadException if something cannot be read, so that nobody can say whether all is well
     */
    public Facts read(Collection<TrackedOrder> orders, Map<Integer, OrderFact> known) throws InterruptedException {
        Map<Integer, OrderFact> found = new ConcurrentHashMap<>(known);
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            List<Callable<Void>> looks = new ArrayList<>();
            orders.stream().filter(order -> !known.containsKey(order.number())).forEach(order -> looks.add(() -> {
                look(order, found);
                return null;
            }));
            for (Future<Void> look : threads.invokeAll(looks)) {
                look.get();
            }
            return new Facts(found, withPayments ? payments() : null, withBoard ? board() : null,
                menu.isOwn() ? stock() : null);
        } catch (ExecutionException e) {
            throw new LoadException("The orders cannot be read: " + e.getCause().getMessage() + ".");
        } catch (GaveUpException e) {
            throw new LoadException("Nobody can say whether all is well, since what there is cannot be read: "
                + e.getMessage() + ".");
        } finally {
            threads.shutdownNow();
        }
    }

    private void look(TrackedOrder order, Map<Integer, OrderFact> found) throws GaveUpException, InterruptedException {
        if (order.placing() == Placing.UNKNOWN) {
            askAgain(order);
        }
        if (order.isPlaced()) {
            Reply reply = api.look(order, LoadStep.RECONCILE, System.nanoTime());
            if (reply.isDone()) {
                found.put(order.number(), new OrderFact(OrderState.valueOf(reply.body().path("status").asText()),
                    Money.of(reply.body().path("totalPrice").asText())));
            }
        }
    }

    private void askAgain(TrackedOrder order) throws InterruptedException {
        try {
            Reply reply = api.place(order, LoadStep.RECONCILE, System.nanoTime());
            if (reply.status() == CREATED) {
                Journey.take(order, reply.body());
            } else {
                order.refused(reply.kind());
            }
        } catch (GaveUpException e) {
            order.stopped(e.getMessage());
        }
    }

    private List<PaymentFact> payments() throws GaveUpException, InterruptedException {
        List<PaymentFact> all = new ArrayList<>();
        for (JsonNode payment : api.paymentsOf(menu.payers())) {
            all.add(new PaymentFact(menu.numberOfPayer(payment.at("/payer/email").asText()),
                payment.path("external_reference").asText(), payment.path("status").asText(),
                Money.exactly(payment.path("transaction_amount").decimalValue()),
                Money.exactly(payment.path("transaction_amount_refunded").decimalValue())));
        }
        return all;
    }

    private List<BoardFact> board() throws GaveUpException, InterruptedException {
        List<BoardFact> all = new ArrayList<>();
        for (JsonNode order : api.board()) {
            int number = menu.numberOfNotes(order.path("notes").asText());
            if (number >= 0) {
                all.add(new BoardFact(number, UUID.fromString(order.path("id").asText())));
            }
        }
        return all;
    }

    private Map<UUID, StockFact> stock() throws GaveUpException, InterruptedException {
        Map<UUID, StockFact> all = new HashMap<>();
        for (Dish dish : menu.dishes()) {
            Reply reply = api.stock(dish.id());
            if (reply.isDone()) {
                all.put(dish.id(), new StockFact(reply.body().path("onHand").asInt(),
                    reply.body().path("reserved").asInt()));
            }
        }
        return all;
    }
}
