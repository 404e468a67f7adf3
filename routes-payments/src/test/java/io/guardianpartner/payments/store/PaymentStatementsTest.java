package io.guardianpartner.payments.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.guardianpartner.api.Caller;
import io.guardianpartner.api.Role;
import io.guardianpartner.message.Money;
import io.guardianpartner.message.payload.PaymentCancellationRequested;
import io.guardianpartner.payments.payment.BrokerAnswer;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.PaymentDecision;
import io.guardianpartner.payments.payment.PaymentStatus;
import io.guardianpartner.payments.payment.ReconciliationRun;
import io.guardianpartner.payments.payment.RefundStatus;
import io.guardianpartner.payments.payment.Samples;
import io.guardianpartner.payments.payment.Step;
import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import org.apache.camel.component.jdbc.JdbcConstants;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

@RouteTest(classes = {PaymentStatements.class, PaymentRows.class, RefundRows.class, CancellationRows.class})
@EnableConfigurationProperties(ClaimingProperties.class)
@MockEndpointsAndSkip("jdbc:.*")
class PaymentStatementsTest {

    private static final Payment REFUNDING = Samples.refunding(RefundStatus.REQUESTED);

    @Autowired
    private RouteRun run;

    private MockEndpoint database;

    @BeforeEach
    void noRows() {
        database = run.mock("jdbc:txDataSource");
        database.reset();
        run.answers("jdbc:txDataSource", List.of());
    }

    @Test
    void aRowIsReadAsThePaymentThatWasStored() {
        run.answers("jdbc:txDataSource", List.of(row()));
        StoredPayment stored = new StoredPayment(REFUNDING, 1, 2, "a-trace", true, Duration.ofSeconds(3));

        assertThat(run.send("direct:find-payment", Samples.ID).getMessage().getBody()).isEqualTo(stored);
        assertThat(run.steps()).containsExactly("find-payment-parameters", "find-payment-sql", "find-payment",
            "found-payment");
        assertThat(parameters()).isEqualTo(Map.of("id", Samples.ID));
        assertThat(run.send("direct:list-payments", Samples.ORDER).getMessage().getBody()).isEqualTo(List.of(stored));
        assertThat(parameters()).isEqualTo(Map.of("order_id", Samples.ORDER));
    }

    @Test
    void anOrderWithoutAPaymentIsARowTooAndAPaymentThatIsNotThereIsNone() {
        run.answers("jdbc:txDataSource", List.of(Map.of("closed", true)));

        assertThat(
            run.send("direct:find-payment-of-order", new WantedPayment(Samples.intent(), 1)).getMessage().getBody())
            .isEqualTo(new PaymentOfOrder(null, true));
        assertThat(parameters()).isEqualTo(Map.of("order_id", Samples.ORDER));

        run.answers("jdbc:txDataSource", List.of());
        assertThat(run.send("direct:find-payment", Samples.ID).getMessage().getBody()).isNull();
    }

    @Test
    void aDecisionIsWrittenWithItsNextCheck() {
        PaymentDecision decision = new PaymentDecision(REFUNDING, List.of(), Step.DONE,
            Optional.of(Duration.ofSeconds(30)), null);

        run.send("direct:update-payment", ReconciliationRun.of(REFUNDING, 4)
            .answered(new BrokerAnswer.NotFound()).decided(decision));

        assertThat(parameters()).containsEntry("status", "SUCCESS").containsEntry("wakes", 4L)
            .containsEntry("goes_on", false).containsEntry("check_in", 30_000L).containsEntry("reason", null)
            .containsEntry("call", "FETCH").containsEntry("outcome", "nothing")
            .containsEntry("by", "JOB");
    }

    @Test
    void aCallThatARequestHasMadeIsKeptAsItsCallers() {
        Caller orders = new Caller("orders", Set.of(Role.SERVICE));
        PaymentDecision decision = new PaymentDecision(REFUNDING, List.of(), Step.DONE, Optional.empty(), null);

        run.send("direct:update-payment", ReconciliationRun.of(REFUNDING, 4)
            .answered(new BrokerAnswer.NotFound()).decided(decision), Map.of(),
            exchange -> exchange.setProperty(Caller.PROPERTY, orders));

        assertThat(parameters()).containsEntry("by", "SERVICE");
    }

    @Test
    void aRefundIsWrittenOfWhateverHoldsItsPayment() {
        run.send("direct:upsert-refunds", ReconciliationRun.of(REFUNDING, 0));
        Map<String, Object> ofRun = parameters();
        run.send("direct:upsert-refunds", new StoredPayment(REFUNDING, 1, 0, null, false, null));

        assertThat(parameters()).isEqualTo(ofRun).containsEntry("id", Samples.ID);
        assertThat((String) parameters().get("refunds")).contains(Samples.REFUND.toString(), "\"REQUESTED\"",
            "\"59.80\"");
    }

    @Test
    void aStatusThatAVersionBeforeDoesNotKnowIsWrittenAsOneThatItKnowsAndReadAsWhatItIs() {
        Payment part = Samples.known(PaymentStatus.PARTIALLY_REFUNDED);
        PaymentDecision decision = new PaymentDecision(part, List.of(), Step.DONE, Optional.empty(), null);

        run.send("direct:update-payment", ReconciliationRun.of(part, 4).answered(new BrokerAnswer.NotFound())
            .decided(decision));

        assertThat(parameters()).containsEntry("status", "SUCCESS").containsEntry("told_status", "PARTIALLY_REFUNDED")
            .containsEntry("refunded", new BigDecimal("9.80"));
        Map<String, Object> row = row();
        row.put("refunded", new BigDecimal("9.80"));
        run.answers("jdbc:txDataSource", List.of(row));
        assertThat(run.send("direct:find-payment", Samples.ID).getMessage().getBody(StoredPayment.class).payment()
            .status()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
    }

    @Test
    void aChargeBackIsWrittenBesideAStatusThatAVersionBeforeKnows() {
        Payment taken = Samples.known(PaymentStatus.CHARGED_BACK);
        PaymentDecision decision = new PaymentDecision(taken, List.of(), Step.DONE, Optional.empty(), null);

        run.send("direct:update-payment", ReconciliationRun.of(taken, 4).answered(new BrokerAnswer.NotFound())
            .decided(decision));

        assertThat(parameters()).containsEntry("status", "SUCCESS").containsEntry("told_status", "CHARGED_BACK")
            .containsEntry("charged_back", new BigDecimal("59.80"));
        Map<String, Object> row = row();
        row.put("charged_back", new BigDecimal("59.80"));
        run.answers("jdbc:txDataSource", List.of(row));
        assertThat(run.send("direct:find-payment", Samples.ID).getMessage().getBody(StoredPayment.class).payment()
            .status()).isEqualTo(PaymentStatus.CHARGED_BACK);
    }

    @Test
    void whatWasAskedForUnderAKeyIsWrittenAndFound() {
        KeyedRefund wanted = new KeyedRefund(Samples.ID, "a-key", Money.of("5.00"), "cold", Samples.REFUND);
        run.send("direct:insert-refund-request", wanted);
        assertThat(parameters()).isEqualTo(Map.of("id", Samples.ID, "key", "a-key", "refund_id", Samples.REFUND,
            "amount", new BigDecimal("5.00"), "reason", "cold"));

        run.answers("jdbc:txDataSource", List.of(Map.of("payment_id", Samples.ID, "key", "a-key", "refund_id",
            Samples.REFUND, "amount", new BigDecimal("5.00"), "reason", "cold")));
        assertThat(run.send("direct:find-refund-request", wanted).getMessage().getBody()).isEqualTo(wanted);
        run.answers("jdbc:txDataSource", List.of());
        assertThat(run.send("direct:find-refund-request", wanted).getMessage().getBody()).isNull();
    }

    @Test
    void anIntentAndACancellationAreWritten() {
        run.send("direct:insert-payment", new WantedPayment(Samples.intent(), 2));
        assertThat(parameters()).containsEntry("id", Samples.ID).containsEntry("lease", 15_000L)
            .containsEntry("attempt", 2);

        run.send("direct:supersede-payment",
            new PaymentOfOrder(new StoredPayment(REFUNDING, 1, 0, null, false, null), false));
        assertThat(parameters()).isEqualTo(Map.of("id", REFUNDING.id()));

        run.send("direct:insert-cancellation", new PaymentCancellationRequested(Samples.ORDER, null, "a test"));
        assertThat(parameters()).containsEntry("order_id", Samples.ORDER).containsEntry("payment_id", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lock-payment", "find-payment"})
    void aFailureIsTheCallersToHandle(String statement) {
        database.whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("a test");
        });

        assertThat(run.send("direct:" + statement, Samples.ID).getException())
            .isInstanceOf(IllegalStateException.class);
        assertThat(run.steps()).endsWith(statement + "-sql", statement);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> parameters() {
        return database.getExchanges().get(database.getExchanges().size() - 1).getMessage()
            .getHeader(JdbcConstants.JDBC_PARAMETERS, Map.class);
    }

    private static Map<String, Object> row() {
        Map<String, Object> row = new HashMap<>();
        row.put("id", Samples.ID);
        row.put("order_id", Samples.ORDER);
        row.put("amount", new BigDecimal("59.80"));
        row.put("pay_by", Timestamp.from(Samples.PAY_BY));
        row.put("status", PaymentStatus.SUCCESS.name());
        row.put("external_id", Samples.BROKERS_ID);
        row.put("copia_e_cola", Samples.PIX.copiaECola());
        row.put("pix_expires_at", Timestamp.from(Samples.PAY_BY));
        row.put("refunded", new BigDecimal("0.00"));
        row.put("fee", new BigDecimal("0.00"));
        row.put("charged_back", new BigDecimal("0.00"));
        row.put("approved_at", Timestamp.from(Samples.NOW));
        row.put("unwanted", false);
        row.put("refunds", "[{\"id\": \"" + Samples.REFUND + "\", \"kind\": \"REST\", \"amount\": \"59.80\", "
            + "\"status\": \"REQUESTED\", \"external_id\": null, \"refusals\": 0, \"refused_at\": null}]");
        row.put("checks", 0);
        row.put("created_at", Timestamp.from(Samples.NOW));
        row.put("updated_at", Timestamp.from(Samples.NOW));
        row.put("wakes", 2L);
        row.put("attempt", 1);
        row.put("traceparent", "a-trace");
        row.put("in_hand", true);
        row.put("due_in", 3000L);
        return row;
    }
}
