package io.guardianpartner.payments.reconciliation;

import java.util.List;

import io.guardianpartner.payments.store.OverduePayment;
import io.guardianpartner.payments.store.WantedAge;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The steps of {@link EscalationRoutes}. */
@Component
class EscalationSteps {

    private final PaymentMetrics metrics;

    EscalationSteps(PaymentMetrics metrics) {
        this.metrics = metrics;
    }

    void escalate(Exchange exchange) {
        metrics.overdue(all(exchange, "overdue", OverduePayment.class));
    }

    void showAges(Exchange exchange) {
        metrics.wanted(all(exchange, "ages", WantedAge.class));
    }

    private static <T> List<T> all(Exchange exchange, String variable, Class<T> type) {
        List<?> all = exchange.getVariable(variable, List.class);
        return all.stream().<T>map(type::cast).toList();
    }
}
