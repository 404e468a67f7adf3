package io.guardianpartner.payments.broker;

import java.util.function.Function;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.guardianpartner.payments.payment.BrokerAnswer;
import io.guardianpartner.payments.payment.BrokerAnswer.Unavailable;
import io.guardianpartner.payments.payment.BrokerAnswer.Unknown;
import io.guardianpartner.payments.payment.BrokerAnswer.Unreadable;
import io.guardianpartner.payments.payment.Operation;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.ReconciliationRun;
import io.guardianpartner.support.SparingLog;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.Exchange;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The steps of {@link BrokerRoutes}. */
@Component
class BrokerSteps {

    private final SparingLog log = new SparingLog(LoggerFactory.getLogger(BrokerSteps.class), 10);

    private final PaymentBroker broker;
    private final BrokerHealth health;
    private final Bulkhead bulkhead;
    private final MeterRegistry metrics;

    BrokerSteps(PaymentBroker broker, BrokerHealth health, Bulkhead brokerBulkhead, MeterRegistry metrics) {
        this.broker = broker;
        this.health = health;
        bulkhead = brokerBulkhead;
        this.metrics = metrics;
    }

    Operation operation(Exchange exchange) {
        return run(exchange).step().operation();
    }

    ReconciliationRun create(Exchange exchange) {
        return asked(exchange, broker::create);
    }

    ReconciliationRun search(Exchange exchange) {
        return asked(exchange, broker::search);
    }

    ReconciliationRun fetch(Exchange exchange) {
        return asked(exchange, broker::fetch);
    }

    ReconciliationRun cancel(Exchange exchange) {
        return asked(exchange, broker::cancel);
    }

    ReconciliationRun refund(Exchange exchange) {
        return asked(exchange, broker::refund);
    }

    /** A circuit breaker that let no call through has caught nothing. */
    ReconciliationRun unanswered(Exchange exchange) {
        ReconciliationRun run = run(exchange);
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        if (failure == null) {
            return run.answered(new Unavailable());
        }
        Throwable cause = failure instanceof UncountedFailureException ? failure.getCause() : failure;
        log.warn("calls that brought no answer", "No answer of the broker to {} of payment {}: {}",
            run.step(), run.payment().id(), cause.toString());
        if (cause instanceof UnreadableAnswerException) {
            return run.answered(new Unreadable());
        }
        boolean isUnavailable = cause instanceof BrokerUnavailableException;
        return run.answered(isUnavailable ? new Unavailable() : new Unknown());
    }

    void count(Exchange exchange) {
        ReconciliationRun run = run(exchange);
        metrics
            .counter("guardian.broker.calls", "operation", run.step().operation().tag(),
                "outcome", run.answer().outcome())
            .increment();
    }

    private ReconciliationRun asked(Exchange exchange, Function<Payment, BrokerAnswer> call) {
        ReconciliationRun run = run(exchange);
        if (!bulkhead.tryAcquirePermission()) {
            // Too many calls of ours are no fault of the broker.
            throw new UncountedFailureException(
                new BrokerUnavailableException("as many calls as may be are under way", null));
        }
        try {
            return run.answered(call.apply(run.payment()));
        } catch (RuntimeException e) {
            throw health.judged(run.payment().id(), e);
        } finally {
            bulkhead.onComplete();
        }
    }

    private static ReconciliationRun run(Exchange exchange) {
        return exchange.getVariable("run", ReconciliationRun.class);
    }
}
