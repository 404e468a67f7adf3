package io.guardianpartner.orders.update;

import java.time.Duration;
import java.util.Locale;

import io.guardianpartner.orders.order.Decision.Changed;
import io.guardianpartner.orders.order.Effect.Alerted;
import io.guardianpartner.orders.order.Effect.StatusChanged;
import io.guardianpartner.orders.order.OperatorAlert;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.OrderStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Counts orders by the status that they reach, with their age and their money, and calls a person where no rule helps. All
 * counters begin at zero, so that the first of its kind is seen.
 */
@Component
class OrderMetrics {

    private static final Logger LOG = LoggerFactory.getLogger(OrderMetrics.class);

    private final MeterRegistry meters;

    OrderMetrics(MeterRegistry meters) {
        this.meters = meters;
        for (OrderStatus status : OrderStatus.values()) {
            orders(status);
            value(status);
        }
        for (OperatorAlert.Kind kind : OperatorAlert.Kind.values()) {
            alarms(kind);
        }
    }

    void stored(Changed decision, boolean isNew) {
        Order order = decision.order();
        if (isNew) {
            orders(order.status()).increment();
        } else if (decision.effects().stream().anyMatch(StatusChanged.class::isInstance)) {
            reached(order);
        }
        decision.effects().stream().filter(Alerted.class::isInstance).map(Alerted.class::cast)
            .forEach(alerted -> alert(order, alerted.alert()));
    }

    /**
     * A message comes again to an order that has taken it up: its pod may have died before it called anybody, so the order's
     * alarms are called once more. Twice is better than never.
     */
    void repeated(Order order) {
        order.alerts().forEach(alert -> alert(order, alert));
    }

    /** One that waits for its payment once more is no new order. */
    private void reached(Order order) {
        if (order.status() == OrderStatus.PAYMENT_PENDING) {
            return;
        }
        orders(order.status()).increment();
        age(order.status()).record(Duration.between(order.createdAt(), order.updatedAt()));
        if (order.isPriced()) {
            value(order.status()).increment(order.total().amount().doubleValue());
        }
    }

    private void alert(Order order, OperatorAlert alert) {
        LOG.error("order {} needs a person, {}: {}", order.id(), tag(alert.kind()), alert.detail());
        alarms(alert.kind()).increment();
    }

    private Counter orders(OrderStatus status) {
        return meters.counter("guardian.orders", "status", status.name());
    }

    private Timer age(OrderStatus status) {
        return Timer.builder("guardian.orders.age").description("From placing an order until it reaches the status")
            .tag("status", status.name()).register(meters);
    }

    private Counter value(OrderStatus status) {
        return Counter.builder("guardian.orders.value").description("Totals of the orders that reached the status")
            .baseUnit("brl").tag("status", status.name()).register(meters);
    }

    private Counter alarms(OperatorAlert.Kind kind) {
        return meters.counter("guardian.orders.alarms", "kind", tag(kind));
    }

    private static String tag(OperatorAlert.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
