package io.guardianpartner.orders.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.guardianpartner.api.story.Waiting;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.OrderPayment;
import io.guardianpartner.orders.order.OrderPayment.State;
import io.guardianpartner.orders.order.PlacementRules;
import io.guardianpartner.orders.order.PlacementRules.Step;
import io.guardianpartner.orders.store.StoredOrder;
import org.springframework.stereotype.Component;

/** Rules for what an order waits for, and until when, by its status and what else is open. An order that is over waits for nothing. */
@Component
class WaitRules {

    static final String SERVICE = "orders";

    private final PlacementRules placing;

    WaitRules(PlacementRules placing) {
        this.placing = placing;
    }

    List<Waiting> of(StoredOrder stored, Instant now) {
        List<Waiting> all = new ArrayList<>();
        Order order = stored.order();
        switch (order.status()) {
            case PAYMENT_PENDING -> all.addAll(unpaid(order, now));
            case AWAITING -> all.add(waiting("the kitchen to begin", null));
            case IN_PROGRESS -> all.add(waiting("the kitchen to finish", null));
            case DONE -> all.add(waiting("the kitchen to hand it over", null));
            case CANCELLED, PAYMENT_FAILED -> all.addAll(over(order));
            case FINISHED -> {
            }
        }
        int messages = stored.waiting().size();
        if (messages > 0) {
            all.add(waiting("the relay to publish " + messages + (messages == 1 ? " message" : " messages"), null));
        }
        return all;
    }

    private List<Waiting> unpaid(Order order, Instant now) {
        if (order.isBeingPlaced()) {
            String what = PlacementRules.nextStep(order) == Step.RESERVE
                ? "the catalog to reserve its portions"
                : "payments to create its Pix";
            return List.of(waiting(what + "; then it is undone", placing.givesUpAt(order.attempt())),
                waiting("recovery to look at it", order.attempt().recoverAt()));
        }
        Instant end = order.openPix().map(pix -> pix.expiresAt() == null ? order.payBy() : pix.expiresAt())
            .orElse(order.payBy());
        return List.of(now.isBefore(end)
            ? waiting("its customer to pay the Pix", end)
            : waiting("payments to tell how its payment ended: its Pix has run out", null));
    }

    private static List<Waiting> over(Order order) {
        OrderPayment payment = order.payment();
        boolean isSettled = payment == null || payment.state() == State.FAIL || payment.state() == State.REFUNDED;
        if (isSettled || order.isChargedBack()) {
            return List.of();
        }
        return List.of(waiting(payment.state() == State.PENDING
            ? "payments to end its payment at the broker"
            : "payments to refund its payment", null));
    }

    private static Waiting waiting(String what, Instant until) {
        return new Waiting(SERVICE, what, until);
    }
}
