package io.guardianpartner.payments.broker;

import java.util.Locale;
import java.util.function.Function;

import io.guardianpartner.payments.payment.BrokerAnswer;
import io.guardianpartner.payments.payment.BrokerAnswer.Unavailable;
import io.guardianpartner.payments.payment.BrokerAnswer.Unknown;
import io.guardianpartner.payments.payment.BrokerAnswer.Unreadable;
import io.guardianpartner.payments.payment.Operation;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.Pursuit;
import io.guardianpartner.routing.SparingLog;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The steps of {@link BrokerRoutes}. */
@Component("askingBroker")
class AskingBroker {

    private static final SparingLog LOG = new SparingLog(LoggerFactory.getLogger(AskingBroker.class), 10);

    private final PaymentBroker broker;
    private final BrokerHealth health;
    private final MeterRegistry metrics;

    AskingBroker(PaymentBroker broker, BrokerHealth health, MeterRegistry metrics) {
        this.broker = broker;
        this.health = health;
        this.metrics = metrics;
    }

    public Operation operation(@Body Pursuit pursuit) {
        return pursuit.step().operation();
    }

    public Pursuit create(@Body Pursuit pursuit) {
        return asked(pursuit, broker::create);
    }

    public Pursuit search(@Body Pursuit pursuit) {
        return asked(pursuit, broker::search);
    }

    public Pursuit look(@Body Pursuit pursuit) {
        return asked(pursuit, broker::look);
    }

    public Pursuit cancel(@Body Pursuit pursuit) {
        return asked(pursuit, broker::cancel);
    }

    public Pursuit refund(@Body Pursuit pursuit) {
        return asked(pursuit, broker::refund);
    }

    /** @param failure null if the circuit breaker let no call through */
    public Pursuit unanswered(@Body Pursuit pursuit, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable failure) {
        if (failure == null) {
            return pursuit.answered(new Unavailable());
        }
        Throwable cause = failure instanceof UncountedFailureException ? failure.getCause() : failure;
        LOG.warn("calls that brought no answer", "payment {}: {} at the broker brought no answer: {}",
            pursuit.payment().id(), pursuit.step(), cause.toString());
        if (cause instanceof UnreadableAnswerException) {
            return pursuit.answered(new Unreadable());
        }
        boolean isUnavailable = cause instanceof BrokerUnavailableException;
        return pursuit.answered(isUnavailable ? new Unavailable() : new Unknown());
    }

    public void count(@Body Pursuit pursuit) {
        metrics
            .counter("guardian.broker.calls", "operation", pursuit.step().operation().name().toLowerCase(Locale.ROOT),
                "outcome", outcome(pursuit.answer()))
            .increment();
    }

    private Pursuit asked(Pursuit pursuit, Function<Payment, BrokerAnswer> call) {
        try {
            return pursuit.answered(call.apply(pursuit.payment()));
        } catch (RuntimeException e) {
            throw health.judged(pursuit.payment().id(), e);
        }
    }

    private static String outcome(BrokerAnswer answer) {
        if (answer instanceof BrokerAnswer.Refused) {
            return "refused";
        }
        if (answer instanceof BrokerAnswer.FoundNothing) {
            return "nothing";
        }
        if (answer instanceof Unreadable) {
            return "unreadable";
        }
        if (answer instanceof Unknown) {
            return "unknown";
        }
        return answer instanceof Unavailable ? "unavailable" : "answered";
    }
}
