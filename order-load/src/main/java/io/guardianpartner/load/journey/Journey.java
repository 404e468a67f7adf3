package io.guardianpartner.load.journey;

import static io.guardianpartner.load.measuring.LoadStep.LOOK;
import static io.guardianpartner.load.measuring.LoadStep.PAY;
import static io.guardianpartner.load.measuring.LoadStep.PLACE;
import static io.guardianpartner.load.measuring.LoadStep.WHOLE;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.load.calling.GaveUpException;
import io.guardianpartner.load.calling.GuardianApi;
import io.guardianpartner.load.calling.Patience;
import io.guardianpartner.load.calling.Reply;
import io.guardianpartner.load.measuring.ErrorCounts;
import io.guardianpartner.load.measuring.Latencies;
import io.guardianpartner.load.measuring.LoadStep;
import io.guardianpartner.load.order.OrderState;
import io.guardianpartner.load.order.TrackedOrder;
import io.guardianpartner.message.Money;

/** An order's way, as a guest, the payer's bank and the kitchen go it: placed, paid, seen by the kitchen, cooked. */
public final class Journey {

    private static final int CREATED = 201;
    private static final int CONFLICT = 409;
    private static final String APPROVED = "approved";
    /** Who has waited for long looks less often: many who wait must not be what others wait for. */
    private static final int LOOKS_PER_WAIT = 10;

    private final GuardianApi api;
    private final Patience patience;
    private final Latencies latencies;
    private final ErrorCounts errors;
    private final OrderState goal;
    private final Duration lookEvery;
    private final Duration cookTime;

    /**
     * A way to a goal.
     *
     * @param goal PAYMENT_PENDING for orders that nobody pays, AWAITING for those that nobody cooks, or FINISHED
     * @param lookEvery the pause between two looks of a guest who waits for the kitchen; a tenth of the wait if that is longer
     * @param cookTime the pause before each of the kitchen's steps
     */
    public Journey(GuardianApi api, Patience patience, Latencies latencies, ErrorCounts errors, OrderState goal,
        Duration lookEvery, Duration cookTime) {
        this.api = api;
        this.patience = patience;
        this.latencies = latencies;
        this.errors = errors;
        this.goal = goal;
        this.lookEvery = lookEvery;
        this.cookTime = cookTime;
    }

    public OrderState goal() {
        return goal;
    }

    /**
     * Goes the way, as far as it leads; what happened is written into the order.
     *
     * @param intendedNanos when the order was meant to be placed
     */
    public void go(TrackedOrder order, long intendedNanos) throws InterruptedException {
        if (!place(order, intendedNanos) || goal == OrderState.PAYMENT_PENDING) {
            return;
        }
        long payBegun = System.nanoTime();
        if (pay(order, payBegun) && awaits(order, payBegun) && cook(order)) {
            latencies.since(WHOLE, intendedNanos);
        }
    }

    private boolean place(TrackedOrder order, long intendedNanos) throws InterruptedException {
        try {
            Reply reply = api.place(order, PLACE, intendedNanos);
            if (reply.status() != CREATED) {
                errors.add(PLACE, reply.kind());
                order.refused(reply.kind());
                return false;
            }
            latencies.since(PLACE, intendedNanos);
            take(order, reply.body());
            return true;
        } catch (GaveUpException e) {
            if (e.isMaybeDone()) {
                order.stopped(e.getMessage());
            } else {
                order.refused(e.getMessage());
            }
            return false;
        }
    }

    /** Takes what an answer says of an order that was placed. */
    public static void take(TrackedOrder order, JsonNode body) {
        order.placed(UUID.fromString(body.path("id").asText()), body.path("orderToken").asText(),
            body.at("/payment/id").asText(), Money.of(body.path("totalPrice").asText()));
    }

    private boolean pay(TrackedOrder order, long begun) throws InterruptedException {
        order.asks(OrderState.AWAITING);
        try {
            Reply reply = api.pay(order, begun);
            if (reply.status() == CONFLICT
                && api.payment(order, begun).body().path("status").asText().equals(APPROVED)) {
                // A try whose answer was lost has paid.
                order.paid();
                return true;
            }
            if (!reply.isDone()) {
                errors.add(PAY, reply.kind());
                order.stopped("its payment was answered with " + reply.kind());
                return false;
            }
            order.paid();
            latencies.since(PAY, begun);
            return true;
        } catch (GaveUpException e) {
            order.stopped("it could not be paid: " + e.getMessage());
            return false;
        }
    }

    private boolean awaits(TrackedOrder order, long payBegun) throws InterruptedException {
        long begun = System.nanoTime();
        try {
            while (true) {
                long lookBegun = System.nanoTime();
                Reply reply = api.look(order, LOOK, begun);
                latencies.since(LOOK, lookBegun);
                if (!reply.isDone()) {
                    errors.add(LOOK, reply.kind());
                    order.stopped("its guest was answered with " + reply.kind());
                    return false;
                }
                OrderState state = OrderState.valueOf(reply.body().path("status").asText());
                order.confirmed(state);
                if (state.hasReached(OrderState.AWAITING)) {
                    latencies.since(LoadStep.AWAITING, payBegun);
                    return true;
                }
                long pause = Math.max(lookEvery.toNanos(), (System.nanoTime() - payBegun) / LOOKS_PER_WAIT);
                if (state.isUndone()) {
                    errors.add(LoadStep.AWAITING, "paid and " + state);
                }
                if (state.isUndone() || patience.left(begun) < pause) {
                    order.stopped("it was paid and is " + state);
                    return false;
                }
                TimeUnit.NANOSECONDS.sleep(pause);
            }
        } catch (GaveUpException e) {
            order.stopped("its guest could not see it: " + e.getMessage());
            return false;
        }
    }

    private boolean cook(TrackedOrder order) throws InterruptedException {
        return goal == OrderState.AWAITING || move(order, OrderState.IN_PROGRESS, LoadStep.IN_PROGRESS)
            && move(order, OrderState.DONE, LoadStep.DONE) && move(order, OrderState.FINISHED, LoadStep.FINISHED);
    }

    private boolean move(TrackedOrder order, OrderState state, LoadStep step) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(cookTime.toNanos());
        long begun = System.nanoTime();
        order.asks(state);
        try {
            Reply reply = api.move(order.id(), state, step, begun);
            if (!reply.isDone() && !(reply.status() == CONFLICT && isThere(order, state, begun))) {
                errors.add(step, reply.kind());
                order.stopped("the kitchen's " + state + " was answered with " + reply.kind());
                return false;
            }
            order.confirmed(state);
            latencies.since(step, begun);
            return true;
        } catch (GaveUpException e) {
            order.stopped("the kitchen could not say " + state + ": " + e.getMessage());
            return false;
        }
    }

    /** Whether a try whose answer was lost has brought the order there. */
    private boolean isThere(TrackedOrder order, OrderState state, long begun)
        throws GaveUpException, InterruptedException {
        Reply reply = api.look(order, LOOK, begun);
        return reply.isDone() && OrderState.valueOf(reply.body().path("status").asText()).hasReached(state);
    }
}
