package io.guardianpartner.payments;

import java.time.Duration;
import java.util.Arrays;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.guardianpartner.local.mercadopago.MercadoPagoSimulator;
import io.guardianpartner.local.mercadopago.SimulatorOptions;
import io.guardianpartner.message.Services;
import io.guardianpartner.test.GuardianStage;
import io.guardianpartner.test.MessagingProbe;
import io.guardianpartner.test.MovingClock;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.seda.SedaEndpoint;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A pod of the service between a real database, real queues and the simulated broker. One clock is everybody's, and nobody moves it
 * but the test. The job takes nothing up by itself: neither a timer nor a trigger makes it look for due payments.
 */
final class SimulatedService implements AutoCloseable {

    private static final String[] OPTIONS = {
        "mercadopago.access-token=" + SimulatorOptions.LOCAL_ACCESS_TOKEN,
        "mercadopago.webhook-secrets=" + SimulatorOptions.LOCAL_WEBHOOK_SECRET,
        "guardian.broker.breaker.calls=1000",
        "guardian.payments.settling.sweep=1h",
        "guardian.payments.settling.overdue.look=1h",
        "guardian.payments.settling.check.failed-for=3h",
        "guardian.payments.settling.patience.refused-for=3h",
        "guardian.payments.webhooks.sweep=1h",
        "guardian.payments.webhooks.pause=1ms",
        "guardian.payments.webhooks.unknown-for=1ms"};

    final MovingClock clock = SimulatedPayments.CLOCK;
    final PaymentStepFaults steps = SimulatedPayments.STEPS;
    final HeldWebhooks webhooks = new HeldWebhooks();
    final MercadoPagoSimulator broker = MercadoPagoSimulator.start(SimulatorOptions.defaults().withClock(clock));
    final PaymentsClient bank = new PaymentsClient(broker.port());
    private final GuardianStage stage = GuardianStage.forService(Services.PAYMENTS, true, false);
    private ConfigurableApplicationContext pod;
    private PaymentsClient api;
    private ProducerTemplate camel;

    SimulatedService() {
        start();
    }

    private void start() {
        String[] options = Arrays.copyOf(OPTIONS, OPTIONS.length + 2);
        options[OPTIONS.length] = "mercadopago.base-url=" + broker.uri();
        options[OPTIONS.length + 1] = "mercadopago.notification-url=" + webhooks.address();
        pod = stage.start(SimulatedPayments.class, options);
        api = new PaymentsClient(Integer.parseInt(pod.getEnvironment().getProperty("local.server.port")));
        camel = pod.getBean(ProducerTemplate.class);
        try {
            pod.getBean(CamelContext.class).getRouteController().stopRoute("payments.job.claim-due");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is not stored is lost. */
    void restart() {
        end();
        start();
    }

    /** A trigger that waits for the job, which does not run, would hold up the end. */
    private void end() {
        pod.getBean(CamelContext.class).getEndpoint("seda:reconcile-payments?size=1", SedaEndpoint.class).purgeQueue();
        pod.close();
    }

    /** Time goes by, for the service and its rows, the broker and the signatures. */
    void passes(Duration time) {
        clock.move(time);
        String ago = time.toMillis() + " milliseconds";
        sql().update("update payments set next_check_at = next_check_at - ?::interval,"
            + " notified_look_at = notified_look_at - ?::interval where next_check_at is not null", ago, ago);
        sql().update("update webhook_work set due_at = due_at - ?::interval, since = since - ?::interval", ago, ago);
        pod.getBean("brokerCircuit", CircuitBreaker.class).reset();
    }

    PaymentsClient api() {
        return api;
    }

    ProducerTemplate camel() {
        return camel;
    }

    JdbcTemplate sql() {
        return pod.getBean(JdbcTemplate.class);
    }

    MessagingProbe probe() {
        return stage.probe();
    }

    @Override
    public void close() {
        end();
        broker.close();
        webhooks.close();
    }
}
