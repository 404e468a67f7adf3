package io.guardianpartner.payments.daily;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.guardianpartner.payments.comparison.FindingAction;
import io.guardianpartner.payments.comparison.FindingKind;
import io.guardianpartner.payments.store.DailyProperties;
import io.guardianpartner.payments.store.NotedFinding;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Counts findings by what became of them, and shows how long ago the last day ended that was reconciled. All counters begin at zero. */
@Component
class DailyMetrics {

    private final MeterRegistry metrics;
    private final AtomicLong age = new AtomicLong();

    DailyMetrics(MeterRegistry metrics, DailyProperties properties) {
        this.metrics = metrics;
        for (FindingKind kind : FindingKind.values()) {
            counter(kind, FindingAction.CORRECTED);
            counter(kind, FindingAction.AGREED);
            counter(kind, FindingAction.ESCALATED);
        }
        if (properties.enabled()) {
            metrics.gauge("guardian.payments.reconciliation.age", age);
        }
    }

    /** One that is still open is counted when it is not any more. */
    void count(FindingKind kind, FindingAction action) {
        if (action != FindingAction.ASKED_AGAIN) {
            counter(kind, action).increment();
        }
    }

    /** Counts what was noted of a day, if it was stored. */
    void countNoted(Exchange exchange) {
        if (DayVariables.isHeld(exchange)) {
            DayVariables.all(exchange, "noted", NotedFinding.class)
                .forEach(noted -> count(noted.kind(), noted.action()));
        }
    }

    void show(Duration sinceLastDay) {
        age.set(sinceLastDay.toSeconds());
    }

    private Counter counter(FindingKind kind, FindingAction action) {
        return metrics.counter("guardian.payments.reconciliation.findings", "kind", kind.tag(), "action", action.tag());
    }
}
