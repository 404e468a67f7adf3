package io.guardianpartner.payments.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

import io.guardianpartner.payments.RouteBeans;
import io.guardianpartner.payments.payment.Samples;
import io.guardianpartner.payments.reconciliation.ReconciliationTrigger;
import io.guardianpartner.payments.store.ClaimedNotifications;
import io.guardianpartner.payments.store.NotificationProperties;
import io.guardianpartner.payments.store.NotifiedPayment;
import io.guardianpartner.support.TraceContext;
import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

@RouteTest(classes = {NotificationRoutes.class, NotificationRetentionRoutes.class, NotificationSteps.class,
    WebhookMetrics.class,
    ReconciliationTrigger.class, RouteBeans.class})
@EnableConfigurationProperties(NotificationProperties.class)
@MockEndpointsAndSkip("direct:(claim-notifications|wake-notified-payment|finish-notifications|postpone-notifications|"
    + "purge-notifications)|seda:.*discardWhenFull.*")
class NotificationRoutesTest {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final OffsetDateTime UNTIL = Samples.NOW.atOffset(ZoneOffset.UTC);
    private static final ClaimedNotifications CLAIMED = claimed("4711", Duration.ofSeconds(1));

    @Autowired
    private RouteRun run;
    @Autowired
    private MeterRegistry metrics;

    private MockEndpoint notifications;
    private MockEndpoint payments;
    private MockEndpoint finished;

    @BeforeEach
    void nothingIsUnderWay() {
        metrics.clear();
        notifications = run.mock("seda:take-notifications");
        payments = run.mock("seda:reconcile-payments");
        finished = run.mock("direct:finish-notifications");
        List.of(notifications, payments, finished, run.mock("direct:postpone-notifications"),
            run.mock("direct:wake-notified-payment"))
            .forEach(MockEndpoint::reset);
        run.answers("direct:finish-notifications", 3);
    }

    @Test
    void theSweepTriggersTheJob() {
        run.send("direct:sweep-notifications", null);

        assertThat(run.steps()).containsExactly("sweep-notifications");
        assertThat(notifications.getReceivedCounter()).isOne();
    }

    @Test
    void claimedNotificationsAreProcessedAndMoreAreLookedFor() {
        run.answers("direct:claim-notifications", List.of(CLAIMED, claimed("4712", Duration.ZERO)));
        run.answers("direct:wake-notified-payment", new NotifiedPayment(Samples.ORDER, TRACE));

        run.send(NotificationTrigger.CONSUMER, null);

        assertThat(run.steps()).startsWith("claim-open", "each-notified", "enter-trace", "process-notified")
            .endsWith("any-open", "look-for-more-notifications");
        assertThat(finished.getReceivedCounter()).isEqualTo(2);
        assertThat(notifications.getReceivedCounter()).isOne();
    }

    @Test
    void theJobRestsWhenNothingIsOpen() {
        run.answers("direct:claim-notifications", List.of());

        run.send(NotificationTrigger.CONSUMER, null);

        assertThat(run.steps()).containsExactly("claim-open", "each-notified", "any-open");
    }

    @Test
    void anotherPaymentsFailureHoldsNothingUp() {
        run.answers("direct:claim-notifications", List.of(CLAIMED, claimed("4712", Duration.ZERO)));
        run.mock("direct:wake-notified-payment").whenExchangeReceived(1, exchange -> {
            throw new IllegalStateException("a test");
        });
        run.answers("direct:wake-notified-payment", new NotifiedPayment(Samples.ORDER, TRACE));

        Exchange end = run.send(NotificationTrigger.CONSUMER, null);

        assertThat(end.getException()).isNull();
        assertThat(finished.getReceivedCounter()).isOne();
    }

    @Test
    void aKnownPaymentIsMarkedAndItsNotificationsAreDoneInOneTransactionBeforeTheJobIsTriggered() {
        run.answers("direct:wake-notified-payment", new NotifiedPayment(Samples.ORDER, TRACE));

        Exchange end = run.send("direct:process-notifications", CLAIMED);

        assertThat(run.steps()).containsExactly("keep-notified", "apply-notified", "notified-transaction",
            "wake-notified", "known-or-given-up", "finish-notified", "whose-payment", "take-up-trace", "wake-job",
            "count-processed");
        assertThat(run.transactions()).containsExactly("committed");
        assertThat(payments.getReceivedCounter()).isOne();
        assertThat(TraceContext.linked(end)).isEqualTo(TRACE);
        assertThat(metrics.counter("guardian.webhooks", "outcome", "accepted").count()).isEqualTo(3);
    }

    @Test
    void aPaymentThatIsNotKnownYetIsLookedForAgain() {
        run.answers("direct:wake-notified-payment", null);

        run.send("direct:process-notifications", CLAIMED);

        assertThat(run.steps()).contains("put-off-notified").doesNotContain("finish-notified", "wake-job");
        assertThat(metrics.find("guardian.webhooks").meters()).isEmpty();
    }

    @Test
    void aPaymentThatStaysUnknownIsGivenUp() {
        run.answers("direct:wake-notified-payment", null);

        run.send("direct:process-notifications", claimed("4711", Duration.ofMinutes(1)));

        assertThat(run.steps()).contains("finish-notified").doesNotContain("put-off-notified", "wake-job");
        assertThat(payments.getReceivedCounter()).isZero();
        assertThat(metrics.counter("guardian.webhooks", "outcome", "unknown-payment").count()).isEqualTo(3);
    }

    @Test
    void whatIsOldIsRemovedPieceByPiece() {
        Queue<Boolean> isMore = new ArrayDeque<>(List.of(true, true, false));
        MockEndpoint purge = run.mock("direct:purge-notifications");
        purge.reset();
        purge.whenAnyExchangeReceived(exchange -> exchange.getMessage().setBody(isMore.remove()));

        run.send("direct:old-notifications", null);

        assertThat(purge.getReceivedCounter()).isEqualTo(3);
        assertThat(purge.getExchanges().get(0).getMessage().getBody()).isEqualTo(Duration.ofDays(45));
    }

    private static ClaimedNotifications claimed(String id, Duration age) {
        return new ClaimedNotifications(id, UNTIL, age, TRACE);
    }
}
