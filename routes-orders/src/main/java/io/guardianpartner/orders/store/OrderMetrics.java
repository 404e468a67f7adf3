package io.guardianpartner.orders.store;

import java.util.Locale;

import io.guardianpartner.orders.order.Alarm;
import io.guardianpartner.orders.order.Decision.Changed;
import io.guardianpartner.orders.order.Effect.Alarmed;
import io.guardianpartner.orders.order.Effect.StatusChanged;
import io.guardianpartner.orders.order.Order;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Counts orders by the status that they reach, and calls a person where no rule helps. */
@Component
class OrderMetrics {

    private static final Logger LOG = LoggerFactory.getLogger(OrderMetrics.class);

    private final MeterRegistry meters;

    OrderMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void stored(Changed decision, boolean isNew) {
        Order order = decision.order();
        if (isNew || decision.effects().stream().anyMatch(StatusChanged.class::isInstance)) {
            meters.counter("guardian.orders", "status", order.status().name()).increment();
        }
        decision.effects().stream().filter(Alarmed.class::isInstance).map(Alarmed.class::cast)
            .forEach(alarmed -> alarm(order, alarmed.alarm()));
    }

    /**
     * A message comes again to an order that has taken it up: its pod may have died before it called anybody, so the order's
     * alarms are called once more. Twice is better than never.
     */
    void repeated(Order order) {
        order.alarms().forEach(alarm -> alarm(order, alarm));
    }

    private void alarm(Order order, Alarm alarm) {
        String kind = alarm.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        LOG.error("order {} needs a person, {}: {}", order.id(), kind, alarm.detail());
        meters.counter("guardian.orders.alarms", "kind", kind).increment();
    }
}
