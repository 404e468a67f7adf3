package io.guardianpartner.payments.settling;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import io.guardianpartner.payments.payment.Alarm;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.PaymentEvent;
import io.guardianpartner.payments.payment.PaymentEvent.Failed;
import io.guardianpartner.payments.payment.PaymentEvent.RefundFailed;
import io.guardianpartner.payments.payment.PaymentEvent.Refunded;
import io.guardianpartner.payments.payment.PaymentEvent.Succeeded;
import io.guardianpartner.payments.payment.PaymentStatus;
import io.guardianpartner.payments.payment.Pursuit;
import io.guardianpartner.payments.storing.Overdue;
import io.guardianpartner.payments.storing.Wanted;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.apache.camel.Body;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Counts what becomes of payments, and calls for humans where no rule says what is right. All counters begin at zero. */
@Component("paymentMetrics")
public class PaymentMetrics {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentMetrics.class);

    private static final List<String> WANTED = List.of("outcome", "cancellation", "refund", "record");

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
    public void recorded(@Body Pursuit pursuit) {
        Payment payment = pursuit.payment();
        pursuit.decision().events().forEach(event -> happened(payment, event));
        Alarm raised = pursuit.decision().raised();
        if (raised != null) {
            LOG.error("payment {} is left for a human: {}", payment.id(), raised);
            alarms(raised).increment();
        }
    }

    /** A person is to look at these. */
    public void overdue(@Body List<Overdue> payments) {
        payments.forEach(payment -> {
            LOG.error("payment {} is left for a human: its {} is wanted and does not come about", payment.id(),
                payment.kind());
            overdue().increment();
        });
    }

    /** What is not among these is not wanted. */
    public void wanted(@Body List<Wanted> wanted) {
        Map<String, Long> ages = wanted.stream()
            .collect(Collectors.toMap(Wanted::kind, thing -> thing.age().toSeconds(), Math::max));
        oldest.forEach((kind, age) -> age.set(ages.getOrDefault(kind, 0L)));
    }

    private void happened(Payment payment, PaymentEvent event) {
        if (event instanceof RefundFailed failed) {
            LOG.error("payment {}: refund {} failed: {}", payment.id(), failed.refund().id(),
                failed.refund().refusal());
            failedRefunds().increment();
            return;
        }
        LOG.info("payment {} of order {}: {}", payment.id(), payment.orderId(), event);
        if (event instanceof Succeeded) {
            reached(PaymentStatus.SUCCESS);
        } else if (event instanceof Failed) {
            reached(PaymentStatus.FAIL);
        } else if (event instanceof Refunded) {
            reached(PaymentStatus.REFUNDED);
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
