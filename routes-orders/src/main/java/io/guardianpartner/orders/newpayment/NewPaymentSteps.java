package io.guardianpartner.orders.newpayment;

import java.time.Clock;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.orders.OrdersProperties;
import io.guardianpartner.orders.order.NewPaymentRules;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.placement.PlacementContext;
import io.guardianpartner.orders.update.OrderChange;
import io.guardianpartner.orders.view.OrderViews;
import io.guardianpartner.orders.view.RejectionProblems;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The steps of {@link NewPaymentRoutes}. */
@Component
class NewPaymentSteps {

    private final NewPaymentRules rules;
    private final OrderViews views;
    private final OrdersProperties properties;
    private final Clock clock;

    NewPaymentSteps(NewPaymentRules rules, OrderViews views, OrdersProperties properties, Clock clock) {
        this.rules = rules;
        this.views = views;
        this.properties = properties;
        this.clock = clock;
    }

    OrderChange wanted(Exchange exchange) {
        return OrderChange.of(exchange.getMessage().getBody(Order.class).id(), rules::wanted);
    }

    void begin(Exchange exchange) {
        PlacementContext.resume(exchange, exchange.getMessage().getBody(Order.class));
    }

    void answer(Exchange exchange) {
        Order order = PlacementContext.of(exchange).order();
        if (order.status() == OrderStatus.CANCELLED || order.status() == OrderStatus.PAYMENT_FAILED) {
            throw RejectionProblems.problem(order);
        }
        if (order.status() == OrderStatus.PAYMENT_PENDING && !order.canBePaid(clock.instant())) {
            throw ProblemException
                .unavailable("The Pix has run out, and whether it was paid is not known yet; ask again.",
                    properties.retryAfter())
                .as("payment-undecided");
        }
        views.answer(exchange, 200, views.ofOne(order));
    }
}
