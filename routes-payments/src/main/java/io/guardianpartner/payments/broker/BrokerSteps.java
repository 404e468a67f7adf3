package io.guardianpartner.payments.broker;

import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.guardianpartner.payments.payment.BrokerAnswer;
import io.guardianpartner.payments.payment.BrokerAnswer.Unavailable;
import io.guardianpartner.payments.payment.BrokerAnswer.Unknown;
import io.guardianpartner.payments.payment.BrokerAnswer.Unreadable;
import io.guardianpartner.payments.payment.BrokerSearch;
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

    /** Searches by time are about no payment; within the circuit breaker's window one failure of theirs counts. */
    private static final UUID ANY_PAYMENT = new UUID(0, 0);

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

    /** The answer to the search in the variable {@code search}. */
    BrokerAnswer searchByTime(Exchange exchange) {
        BrokerSearch search = exchange.getVariable("search", BrokerSearch.class);
        return call(ANY_PAYMENT, () -> broker.search(search));
    }

    ReconciliationRun unanswered(Exchange exchange) {
        ReconciliationRun run = run(exchange);
        return run.answered(noAnswer(exchange, run.step() + " of payment " + run.payment().id()));
    }

    BrokerAnswer noPage(Exchange exchange) {
        return noAnswer(exchange, "a search by time");
    }

    void count(Exchange exchange) {
        ReconciliationRun run = run(exchange);
        count(run.step().operation(), run.answer());
    }

    void countSearch(Exchange exchange) {
        count(Operation.SEARCH_TIME, exchange.getVariable("answer", BrokerAnswer.class));
    }

    private void count(Operation operation, BrokerAnswer answer) {
        metrics.counter("guardian.broker.calls", "operation", operation.tag(), "outcome", answer.outcome()).increment();
    }

    /** A circuit breaker that let no call through has caught nothing. */
    private BrokerAnswer noAnswer(Exchange exchange, String question) {
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        if (failure == null) {
            return new Unavailable();
        }
        Throwable cause = failure instanceof UncountedFailureException ? failure.getCause() : failure;
        log.warn("calls that brought no answer", "No answer of the broker to {}: {}", question, cause.toString());
        if (cause instanceof UnreadableAnswerException) {
            return new Unreadable();
        }
        return cause instanceof BrokerUnavailableException ? new Unavailable() : new Unknown();
    }

    private ReconciliationRun asked(Exchange exchange, Function<Payment, BrokerAnswer> question) {
        ReconciliationRun run = run(exchange);
        return run.answered(call(run.payment().id(), () -> question.apply(run.payment())));
    }

    private BrokerAnswer call(UUID payment, Supplier<BrokerAnswer> call) {
        if (!bulkhead.tryAcquirePermission()) {
            // Too many calls of ours are no fault of the broker.
            throw new UncountedFailureException(
                new BrokerUnavailableException("as many calls as may be are under way", null));
        }
        try {
            return call.get();
        } catch (RuntimeException e) {
            throw health.judged(payment, e);
        } finally {
            bulkhead.onComplete();
        }
    }

    private static ReconciliationRun run(Exchange exchange) {
        return exchange.getVariable("run", ReconciliationRun.class);
    }
}
