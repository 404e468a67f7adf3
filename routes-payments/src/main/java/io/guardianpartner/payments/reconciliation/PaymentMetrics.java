package io.guardianpartner.payments.reconciliation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import io.guardianpartner.payments.payment.Alarm;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.PaymentEvent;
import io.guardianpartner.payments.payment.PaymentEvent.ChargedBack;
import io.guardianpartner.payments.payment.PaymentEvent.Failed;
import io.guardianpartner.payments.payment.PaymentEvent.PartlyRefunded;
import io.guardianpartner.payments.payment.PaymentEvent.RefundFailed;
import io.guardianpartner.payments.payment.PaymentEvent.Refunded;
import io.guardianpartner.payments.payment.PaymentEvent.Succeeded;
import io.guardianpartner.payments.payment.PaymentStatus;
import io.guardianpartner.payments.payment.ReconciliationRun;
import io.guardianpartner.payments.store.OverduePayment;
import io.guardianpartner.payments.store.WantedAge;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Counts the fates of payments, and calls an operator where no rule applies. All counters begin at zero. */
@Component
public class PaymentMetrics {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentMetrics.class);

    private static final List<String> WANTED = List.of("outcome", "cancellation", "refund", "record",
        "notification");

    private final MeterRegistry metrics;
    private final Map<String, AtomicLong> oldest = new HashMap<>();

    PaymentMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
        for (Alarm alarm : Alarm.values()) {
            alarms(alarm);
        }
        for (PaymentStatus status : PaymentStatus.values()) {
            payments(status);
        }
        failedRefunds();
        overdue();
        WANTED.forEach(kind -> oldest.put(kind, metrics.gauge("guardian.payments.oldest.wanted.age",
            Tags.of("kind", kind), new AtomicLong())));
    }

    /** A payment has reached a status. */
    public void reached(PaymentStatus status) {
        payments(status).increment();
    }

    /** After the broker's answer was recorded. */
    public void recorded(ReconciliationRun run) {
        Payment payment = run.payment();
        run.decision().events().forEach(event -> happened(payment, event));
        Alarm raised = run.decision().raised();
        if (raised != null) {
            LOG.error("Escalated payment {} of order {} to an operator: {}", payment.id(), payment.orderId(), raised);
            alarms(raised).increment();
        }
    }

    /** Escalates each of these to an operator. */
    public void overdue(List<OverduePayment> payments) {
        payments.forEach(payment -> {
            LOG.error("Escalated payment {} to an operator: its {} is wanted and does not come about", payment.id(),
                payment.kind());
            overdue().increment();
        });
    }

    /** A kind that is not among these has nothing wanted. */
    public void wanted(List<WantedAge> wanted) {
        Map<String, Long> ages = wanted.stream()
            .collect(Collectors.toMap(WantedAge::kind, thing -> thing.age().toSeconds(), Math::max));
        oldest.forEach((kind, age) -> age.set(ages.getOrDefault(kind, 0L)));
    }

    private void happened(Payment payment, PaymentEvent event) {
        if (event instanceof RefundFailed failed) {
            LOG.error("Refund {} of payment {} failed: {}", failed.refund().id(), payment.id(),
                failed.refund().refusal());
            failedRefunds().increment();
            return;
        }
        LOG.info("Payment {} of order {}: {}", payment.id(), payment.orderId(), event);
        if (event instanceof Succeeded) {
            reached(PaymentStatus.SUCCESS);
        } else if (event instanceof Failed) {
            reached(PaymentStatus.FAIL);
        } else if (event instanceof Refunded) {
            reached(PaymentStatus.REFUNDED);
        } else if (event instanceof PartlyRefunded part && part.amount().equals(part.total())) {
            reached(PaymentStatus.PARTIALLY_REFUNDED);
        } else if (event instanceof ChargedBack) {
            reached(PaymentStatus.CHARGED_BACK);
        }
    }

    private Counter payments(PaymentStatus status) {
        return metrics.counter("guardian.payments", "status", status.name());
    }

    private Counter alarms(Alarm alarm) {
        return metrics.counter("guardian.payments.alarms", "reason",
            alarm.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private Counter overdue() {
        return metrics.counter("guardian.payments.alarms", "reason", "overdue");
    }

    private Counter failedRefunds() {
        return metrics.counter("guardian.payments.refunds.failed");
    }
}
