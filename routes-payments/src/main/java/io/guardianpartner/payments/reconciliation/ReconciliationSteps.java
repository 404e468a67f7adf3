package io.guardianpartner.payments.reconciliation;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import io.guardianpartner.payments.broker.BrokerHealth;
import io.guardianpartner.payments.payment.Decisions;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.PaymentDecision;
import io.guardianpartner.payments.payment.PollingSchedule;
import io.guardianpartner.payments.payment.ReconciliationRun;
import io.guardianpartner.payments.store.Postponement;
import io.guardianpartner.payments.store.StoredPayment;
import io.guardianpartner.support.FailureSummary;
import io.guardianpartner.support.SparingLog;
import org.apache.camel.Exchange;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The steps of {@link ReconciliationRoutes}. */
@Component
class ReconciliationSteps {

    private final SparingLog log = new SparingLog(LoggerFactory.getLogger(ReconciliationSteps.class), 10);

    private final Decisions decisions;
    private final BrokerHealth broker;
    private final PollingSchedule schedule;
    private final PaymentEventMessages messages;
    private final PaymentMetrics metrics;
    private final Clock clock;

    ReconciliationSteps(Decisions decisions, BrokerHealth broker, PollingSchedule schedule,
        PaymentEventMessages messages, PaymentMetrics metrics, Clock clock) {
        this.decisions = decisions;
        this.broker = broker;
        this.schedule = schedule;
        this.messages = messages;
        this.metrics = metrics;
        this.clock = clock;
    }

    UUID paymentId(Exchange exchange) {
        return run(exchange).payment().id();
    }

    /** The loop asks after a step that failed, too. */
    boolean isUnderWay(Exchange exchange) {
        return exchange.getException() == null && run(exchange).isUnderWay();
    }

    /** Decides on the payment as it is stored now: it may have moved while the broker was asked. */
    ReconciliationRun decide(Exchange exchange) {
        ReconciliationRun run = run(exchange);
        Payment payment = exchange.getVariable("stored", StoredPayment.class).payment();
        PaymentDecision decision = run.isOvertaken(payment)
            ? decisions.overtaken(payment)
            : decisions.after(payment, run.step(), run.refund(), run.answer(), clock.instant());
        return run.decided(broker.leftAloneFor().map(decision::noSoonerThan).orElse(decision));
    }

    boolean hasRefunds(Exchange exchange) {
        return !run(exchange).payment().refunds().isEmpty();
    }

    void addMessages(Exchange exchange) {
        messages.add(run(exchange));
    }

    void count(Exchange exchange) {
        metrics.recorded(run(exchange));
    }

    /** The broker's answer could not be recorded, or the next question could not be found out. */
    Postponement postpone(Exchange exchange) {
        ReconciliationRun run = run(exchange);
        Payment payment = run.begun();
        Duration delay = schedule.afterFailure(payment);
        String causes = FailureSummary.of(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
        log.warn(causes, "Postponed payment {} for {}, its reconciliation failed: {}", payment.id(), delay, causes);
        return new Postponement(payment.id(), run.wakes(), delay);
    }

    private static ReconciliationRun run(Exchange exchange) {
        return exchange.getVariable("run", ReconciliationRun.class);
    }
}
