package io.guardianpartner.payments.broker;

import java.util.Locale;

import io.guardianpartner.payments.payment.BrokerAnswer;
import io.guardianpartner.payments.payment.BrokerAnswer.Unavailable;
import io.guardianpartner.payments.payment.BrokerAnswer.Unknown;
import io.guardianpartner.payments.payment.BrokerAnswer.Unreadable;
import io.guardianpartner.payments.payment.Operation;
import io.guardianpartner.payments.payment.Pursuit;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The steps of {@link BrokerRoutes}. */
@Component("askingBroker")
class AskingBroker {

    private static final Logger LOG = LoggerFactory.getLogger(AskingBroker.class);

    private final PaymentBroker broker;
    private final MeterRegistry metrics;

    AskingBroker(PaymentBroker broker, MeterRegistry metrics) {
        this.broker = broker;
        this.metrics = metrics;
    }

    public Operation operation(@Body Pursuit pursuit) {
        return pursuit.step().operation();
    }

    public Pursuit create(@Body Pursuit pursuit) {
        return pursuit.answered(broker.create(pursuit.payment()));
    }

    public Pursuit search(@Body Pursuit pursuit) {
        return pursuit.answered(broker.search(pursuit.payment()));
    }

    public Pursuit look(@Body Pursuit pursuit) {
        return pursuit.answered(broker.look(pursuit.payment()));
    }

    public Pursuit cancel(@Body Pursuit pursuit) {
        return pursuit.answered(broker.cancel(pursuit.payment()));
    }

    public Pursuit refund(@Body Pursuit pursuit) {
        return pursuit.answered(broker.refund(pursuit.payment()));
    }

    /** @param failure null if the circuit breaker let no call through */
    public Pursuit unanswered(@Body Pursuit pursuit, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable failure) {
        if (failure == null) {
            return pursuit.answered(new Unavailable());
        }
        LOG.warn("payment {}: {} at the broker brought no answer: {}", pursuit.payment().id(), pursuit.step(),
            failure.toString());
        if (failure instanceof UnreadableAnswerException) {
            return pursuit.answered(new Unreadable());
        }
        boolean isUnavailable = failure instanceof BrokerUnavailableException;
        return pursuit.answered(isUnavailable ? new Unavailable() : new Unknown());
    }

    public void count(@Body Pursuit pursuit) {
        metrics
            .counter("guardian.broker.calls", "operation", pursuit.step().operation().name().toLowerCase(Locale.ROOT),
                "outcome", outcome(pursuit.answer()))
            .increment();
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
