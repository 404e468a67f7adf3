package io.guardianpartner.payments.webhook;

import java.time.Duration;
import java.util.List;

import io.guardianpartner.payments.store.ClaimedNotifications;
import io.guardianpartner.payments.store.NotificationProperties;
import io.guardianpartner.payments.store.NotifiedPayment;
import io.guardianpartner.support.TraceContext;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The steps of {@link NotificationRoutes} and {@link NotificationRetentionRoutes}. */
@Component
class NotificationSteps {

    private final Duration unknownFor;
    private final WebhookMetrics metrics;

    NotificationSteps(NotificationProperties properties, WebhookMetrics metrics) {
        unknownFor = properties.unknownFor();
        this.metrics = metrics;
    }

    boolean isAny(Exchange exchange) {
        return !exchange.getVariable("claimed", List.class).isEmpty();
    }

    /** What is done belongs to the trace that the notification began. */
    void enter(Exchange exchange) {
        TraceContext.enter(exchange, exchange.getMessage().getBody(ClaimedNotifications.class).traceparent(), null);
    }

    boolean isKnown(Exchange exchange) {
        return woken(exchange) != null;
    }

    /** A payment that is not known may be so in a moment: the broker notifies while the answer to its creation is on its way. */
    boolean isSettled(Exchange exchange) {
        return isKnown(exchange) || exchange.getVariable("notified", ClaimedNotifications.class).age()
            .compareTo(unknownFor) >= 0;
    }

    /** The broker knows no trace: a notification begins one, which leads to that of the request for the payment. */
    void takeUp(Exchange exchange) {
        TraceContext.about(woken(exchange).orderId());
        TraceContext.link(exchange, woken(exchange).traceparent());
    }

    /** Those that are done; none if another pod has taken them over. */
    void count(Exchange exchange) {
        Integer finished = exchange.getVariable("finished", Integer.class);
        if (finished != null) {
            metrics.count(isKnown(exchange) ? WebhookMetrics.ACCEPTED : WebhookMetrics.UNKNOWN_PAYMENT, finished);
        }
    }

    /** The loop asks after a step that failed, too. */
    boolean isMoreToPurge(Exchange exchange) {
        return exchange.getException() == null && exchange.getVariable("isMore", true, Boolean.class);
    }

    private static NotifiedPayment woken(Exchange exchange) {
        return exchange.getVariable("woken", NotifiedPayment.class);
    }
}
