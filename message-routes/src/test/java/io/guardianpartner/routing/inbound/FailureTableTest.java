package io.guardianpartner.routing.inbound;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_CANCELLATION_REQUESTED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_FAIL;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_REFUND_FAILED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_SUCCESS;
import static io.guardianpartner.message.MessageTypes.MSG_PRODUCT_CHANGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.Money;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentCancellationRequested;
import io.guardianpartner.message.payload.PaymentFail;
import io.guardianpartner.message.payload.PaymentRefundFailed;
import io.guardianpartner.message.payload.PaymentSuccess;
import io.guardianpartner.message.payload.ProductChanged;
import io.guardianpartner.routing.Jdbc;
import io.guardianpartner.routing.failure.ForgedMessageException;
import io.guardianpartner.routing.failure.RejectedMessageException;
import io.guardianpartner.routing.test.GuardianTest;
import io.guardianpartner.routing.test.MessagingProbe;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.ConcurrencyFailureException;

/** What becomes of a message, row by row, in a service with PostgreSQL. */
@GuardianTest(service = Services.ORDERS, postgres = true, classes = OrdersTwin.class, properties = {
    "spring.config.import=classpath:guardian.yaml", "guardian.failure.first-retry=0s",
    "guardian.failure.max-receives=4"})
@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class FailureTableTest {

    private static final String SECRET = "ana@example.com";

    @Autowired
    private MessagingProbe probe;
    @Autowired
    private OrdersTwin orders;
    @Autowired
    private MeterRegistry meters;

    private final UUID order = UUID.randomUUID();

    @Test
    void aMessageIsHandledOnceAndAcknowledged() {
        var message = paymentFail();
        probe.publish(message);

        awaitOutcome("handled", MSG_PAYMENT_FAIL);
        probe.awaitEmptyQueue();
        assertThat(orders.effects(order)).isEqualTo(2);
        assertThat(orders.inboxRecords(message.messageId())).isOne();
        var seen = orders.seen(order).get(0);
        assertThat(seen.body()).isEqualTo(new PaymentFail(order, order, PaymentFail.Reason.EXPIRED));
        assertThat(seen.message().messageKey()).isEqualTo("PAYMENTS_SERVICE:" + message.messageId());
        assertThat(seen.message().correlationId()).isEqualTo(order);
        assertThat(seen.message().receives()).isOne();
        assertThat(meters.get("guardian.message.handling").tag("outcome", "handled").timer().count()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "[]", "{\"sender\": \"PAYMENTS_SERVICE\"}", "{} {}",
        "{\"sender\":\"PAYMENTS_SERVICE\",\"target\":\"ORDERS_SERVICE\",\"type\":\"MSG_PAYMENT_FAIL\",\"payload\":{}}",
        "{\"sender\":\"ORDERS_SERVICE\",\"target\":\"ORDERS_SERVICE\",\"type\":\"MSG_PAYMENT_FAIL\",\"payload\":"
            + "{\"orderId\":\"018f0000-0000-7000-8000-000000000000\",\"paymentId\":"
            + "\"018f0000-0000-7000-8000-000000000000\",\"reason\":\"EXPIRED\"}}"})
    void whatBreaksTheContractIsParkedAsInvalid(String body) {
        probe.sendBare(body);

        var parked = probe.awaitDeadLetter(body);
        assertThat(parked.failure().get("outcome").asText()).isEqualTo("invalid");
        assertThat(parked.failure().get("receives").asInt()).isOne();
        assertThat(Instant.parse(parked.failure().get("at").asText())).isBeforeOrEqualTo(Instant.now());
        probe.awaitEmptyQueue();
    }

    @ParameterizedTest
    @ValueSource(strings = {Attributes.SENDER, Attributes.TARGET, Attributes.TYPE})
    void attributesThatDisagreeWithTheBodyAreParkedAsForged(String attribute) {
        var message = paymentFail();
        var attributes = new HashMap<>(message.attributes());
        attributes.put(attribute, "ANOTHER");
        probe.send(message.body(), attributes);

        var parked = probe.awaitDeadLetter(message.body());
        assertThat(parked.failure().get("outcome").asText()).isEqualTo("forged");
        assertThat(parked.attributes()).containsAllEntriesOf(attributes);
        assertThat(orders.seen(order)).isEmpty();
    }

    @Test
    void aKnownIdWithAnotherBodyIsParkedAsForged() {
        var message = paymentFail();
        probe.send(message);
        await().until(() -> orders.effects(order) == 2);
        var forged = message.body().replace("EXPIRED", "REJECTED");
        probe.send(forged, message.attributes());

        assertThat(probe.awaitDeadLetter(forged).failure().get("outcome").asText()).isEqualTo("forged");
        assertThat(orders.effects(order)).isEqualTo(2);
    }

    @Test
    void aHandlerMayCallAMessageForged() {
        orders.whenHandling(order, exchange -> {
            throw new ForgedMessageException("not from there");
        });
        var message = paymentFail();
        probe.send(message);

        assertThat(probe.awaitDeadLetter(message.body()).failure().get("outcome").asText()).isEqualTo("forged");
        assertThat(orders.effects(order)).isZero();
    }

    @Test
    void aMessageForAnotherServiceIsDropped() {
        var payload = new PaymentCancellationRequested(order, null, "the customer wishes it");
        probe.send(probe.message(Services.ORDERS, Services.PAYMENTS, MSG_PAYMENT_CANCELLATION_REQUESTED, order,
            payload));

        awaitOutcome("misrouted", MSG_PAYMENT_CANCELLATION_REQUESTED);
        probe.awaitEmptyQueue();
    }

    @Test
    void aMessageForAllThatNobodyHandlesHereIsIgnored() {
        probe.send(productChanged());

        awaitOutcome("ignored", MSG_PRODUCT_CHANGED);
        probe.awaitEmptyQueue();
    }

    @Test
    void aMessageForThisServiceThatItDoesNotHandleIsParkedAsUnknownType() {
        var message = probe.message(Services.PAYMENTS, Services.ORDERS, MSG_PAYMENT_REFUND_FAILED, order,
            new PaymentRefundFailed(order, order, "r-1", Money.of("1.00"), "no"));
        probe.send(message);

        assertThat(probe.awaitDeadLetter(message.body()).failure().get("outcome").asText()).isEqualTo("unknown-type");
    }

    @Test
    void aTypeThatTheContractDoesNotHaveIsParkedAndCountedWithoutItsName() {
        var body = "{\"sender\":\"PAYMENTS_SERVICE\",\"target\":\"ORDERS_SERVICE\",\"type\":\"MSG_X\",\"payload\":{}}";
        probe.sendBare(body);

        assertThat(probe.awaitDeadLetter(body).failure().get("outcome").asText()).isEqualTo("unknown-type");
        awaitOutcome("unknown-type", "unknown");
    }

    @Test
    void aDuplicateIsAcknowledgedWithoutEffect() {
        var message = paymentFail();
        probe.send(message);
        probe.send(message);
        probe.send(message);

        await().until(() -> count("duplicate", MSG_PAYMENT_FAIL) >= 2);
        probe.awaitEmptyQueue();
        assertThat(orders.effects(order)).isEqualTo(2);
        assertThat(orders.seen(order)).hasSize(1);
    }

    @Test
    void aStaleMessageIsAcknowledgedAndLogged(CapturedOutput log) {
        orders.whenHandling(order, exchange -> StaleMessage.mark(exchange, "the order is closed"));
        probe.send(paymentFail());

        awaitOutcome("stale", MSG_PAYMENT_FAIL);
        probe.awaitEmptyQueue();
        assertThat(log).contains("the order is closed");
    }

    @Test
    void aPassingFailureIsTriedAgainAndLeavesNothingOfTheFirstTry() {
        orders.whenHandling(order, this::failOnce);
        probe.send(paymentFail());

        await().until(() -> orders.seen(order).size() == 2);
        probe.awaitEmptyQueue();
        assertThat(orders.effects(order)).isEqualTo(2);
        assertThat(orders.seen(order)).extracting(seen -> seen.message().receives()).containsExactly(1, 2);
        assertThat(count("retried", MSG_PAYMENT_FAIL)).isPositive();
    }

    private void failOnce(Exchange exchange) throws SQLException {
        if (InboundMessage.of(exchange).receives() == 1) {
            throw new SQLException("row of " + SECRET, "08001");
        }
    }

    @Test
    void aFailureThatStaysIsParkedOnTheLastReceiveAndItsDataStayInside(CapturedOutput log) {
        orders.whenHandling(order, exchange -> {
            throw new IllegalStateException(SECRET, new SQLException("row of " + SECRET, "42P01"));
        });
        var message = paymentFail();
        probe.send(message);

        var parked = probe.awaitDeadLetter(message.body());
        assertThat(parked.failure().get("outcome").asText()).isEqualTo("retries-exhausted");
        assertThat(parked.failure().get("receives").asInt()).isEqualTo(4);
        assertThat(parked.failure().get("detail").asText()).startsWith(
            "IllegalStateException < SQLException(42P01) at FailureTableTest.java:");
        assertThat(orders.effects(order)).isZero();
        assertThat(orders.inboxRecords(message.messageId())).isZero();
        probe.awaitEmptyQueue();
        assertThat(log).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"select cast(:?data as text)", "select cast(:?data as integer)",
        "insert into effects (order_id) select null::uuid where :?data <> ''"})
    void dataThatTheDatabaseRefusesAreParkedAtOnce(String sql) {
        orders.whenHandling(order, exchange -> exchange.getContext().createFluentProducerTemplate()
            .withHeader("data", SECRET + "\u0000").withBody(sql).to(Jdbc.ENDPOINT).request());
        var message = paymentFail();
        probe.send(message);

        var parked = probe.awaitDeadLetter(message.body());
        assertThat(parked.failure().get("outcome").asText()).isEqualTo("rejected");
        assertThat(parked.failure().get("receives").asInt()).isOne();
        assertThat(parked.failure().get("detail").asText()).contains("PSQLException(2").doesNotContain(SECRET);
        assertThat(orders.effects(order)).isZero();
    }

    @Test
    void aStepThatMetARaceIsTriedAgain() {
        orders.whenHandling(order, exchange -> {
            if (InboundMessage.of(exchange).receives() == 1) {
                throw new ConcurrencyFailureException("a race", new SQLException("row of " + SECRET, "23505"));
            }
        });
        probe.send(paymentFail());

        await().until(() -> orders.effects(order) == 2);
        assertThat(orders.seen(order)).hasSize(2);
    }

    @Test
    void aMessageThatTheHandlerRejectsIsParkedWithItsReasonAndWithoutEffect() {
        orders.whenHandling(order, exchange -> {
            throw new RejectedMessageException("the amount is not the order's\n" + "x".repeat(600));
        });
        var message = paymentFail();
        probe.send(message);

        var parked = probe.awaitDeadLetter(message.body());
        assertThat(parked.failure().get("outcome").asText()).isEqualTo("rejected");
        assertThat(parked.failure().get("detail").asText()).startsWith("the amount is not the order's?xxx")
            .hasSize(500);
        assertThat(parked.attributes()).containsAllEntriesOf(message.attributes());
        assertThat(orders.effects(order)).isZero();
    }

    @Test
    void aParkedMessageThatIsSentAgainIsHandled() {
        orders.whenHandling(order, exchange -> {
            throw new RejectedMessageException("not yet");
        });
        var message = paymentFail();
        probe.send(message);
        var parked = probe.awaitDeadLetter(message.body());
        orders.whenHandling(order, exchange -> {});
        probe.send(parked.body(), parked.attributes());

        await().until(() -> orders.effects(order) == 2);
        assertThat(orders.inboxRecords(message.messageId())).isOne();
    }

    @Test
    void aBareEnvelopeIsHandledUnderItsSqsMessageId() {
        probe.sendBare(paymentFail().body());

        await().until(() -> orders.effects(order) == 2);
        assertThat(orders.inboxRecords(orders.seen(order).get(0).message().messageId())).isOne();
    }

    @Test
    void aBareEnvelopeThatIsParkedKeepsItsIdAsAttribute() {
        orders.whenHandling(order, exchange -> {
            throw new RejectedMessageException("no");
        });
        var body = paymentFail().body();
        probe.sendBare(body);

        var parked = probe.awaitDeadLetter(body);
        assertThat(parked.attributes().get(Attributes.MESSAGE_ID))
            .isEqualTo(orders.seen(order).get(0).message().messageId().toString());
    }

    @Test
    void onlyTheAllowedAttributesBecomeHeadersAndOnlyTheyAreKept() {
        orders.whenHandling(order, exchange -> {
            throw new RejectedMessageException("no");
        });
        var message = paymentFail();
        var attributes = new HashMap<>(message.attributes());
        attributes.put("CamelSqlQuery", "drop table inbox");
        attributes.put("x-other", "1");
        attributes.put(Attributes.TRACEPARENT, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        probe.send(message.body(), attributes);

        var parked = probe.awaitDeadLetter(message.body());
        assertThat(orders.seen(order).get(0).headers()).containsOnlyKeys(Attributes.ALLOWED);
        assertThat(orders.seen(order).get(0).message().traceparent()).startsWith("00-0af7651916cd43dd");
        assertThat(parked.attributes()).containsOnlyKeys(List.of(Attributes.SENDER, Attributes.TARGET, Attributes.TYPE,
            Attributes.MESSAGE_ID, Attributes.CORRELATION_ID, Attributes.SCHEMA_VERSION, Attributes.TRACEPARENT,
            Attributes.FAILURE));
    }

    @Test
    void anIdThatIsNoneIsParkedAsInvalid() {
        var message = paymentFail();
        var attributes = new HashMap<>(message.attributes());
        attributes.put(Attributes.MESSAGE_ID, "1; drop table inbox");
        probe.send(message.body(), attributes);

        assertThat(probe.awaitDeadLetter(message.body()).failure().get("outcome").asText()).isEqualTo("invalid");
    }

    @Test
    void aRouteThatIsStoppedByItsHandlerIsHandledAllTheSame() {
        orders.whenHandling(order, exchange -> exchange.setRouteStop(true));
        probe.send(paymentFail());

        await().until(() -> orders.effects(order) == 1);
        probe.awaitEmptyQueue();
    }

    @Test
    void aTransactionThatTheHandlerTakesBackIsTriedAgain() {
        orders.whenHandling(order, exchange -> exchange.setRollbackOnly(InboundMessage.of(exchange).receives() == 1));
        probe.send(paymentFail());

        await().until(() -> orders.effects(order) == 2);
        assertThat(orders.seen(order)).hasSize(2);
    }

    @Test
    void aFailureThatTheHandlersRouteHidesLeavesNoEffectAndIsNotTakenForHandled() {
        orders.whenHandling(order, exchange -> {
            throw new IllegalArgumentException("hidden by the route's own policy");
        });
        var message = probe.message(Services.PAYMENTS, Services.ORDERS, MSG_PAYMENT_SUCCESS, order,
            new PaymentSuccess(order, order, Money.of("9.90"), Instant.now()));
        probe.send(message);

        var parked = probe.awaitDeadLetter(message.body());
        assertThat(parked.failure().get("outcome").asText()).isEqualTo("retries-exhausted");
        assertThat(parked.failure().get("detail").asText()).startsWith("TakenBackException < IllegalArgumentException");
        assertThat(orders.effects(order)).isZero();
    }

    private Message paymentFail() {
        return probe.message(Services.PAYMENTS, Services.ORDERS, MSG_PAYMENT_FAIL, order,
            new PaymentFail(order, order, PaymentFail.Reason.EXPIRED));
    }

    private Message productChanged() {
        var id = UUID.randomUUID();
        return probe.message(Services.CATALOG, Services.ANY, MSG_PRODUCT_CHANGED, id, new ProductChanged(id, "Pastel",
            "of cheese", Money.of("9.90"), List.of(URI.create("https://example.com/p.png")), "MEAL", 1, false,
            Instant.now()));
    }

    private void awaitOutcome(String outcome, String type) {
        await().atMost(Duration.ofSeconds(20)).until(() -> count(outcome, type) > 0);
    }

    private double count(String outcome, String type) {
        var counter = meters.find("guardian.messages").tags("service", "orders", "type", type, "outcome", outcome)
            .counter();
        return counter == null ? 0 : counter.count();
    }
}
