package io.guardianpartner.routing.inbound;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_FAIL;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Instant;

import io.guardianpartner.message.Money;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentSuccess;
import io.guardianpartner.routing.failure.ForgedMessageException;
import io.guardianpartner.routing.failure.RejectedMessageException;
import io.guardianpartner.support.jdbc.Jdbc;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.dao.ConcurrencyFailureException;

/** A message whose handler fails is tried again or parked, and in no case half handled. */
class FailingHandlerTest extends HandledOrders {

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
            "IllegalStateException < SQLException(42P01) at FailingHandlerTest.java:");
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
}
