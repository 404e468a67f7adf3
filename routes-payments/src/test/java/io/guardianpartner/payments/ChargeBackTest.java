package io.guardianpartner.payments;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_CHARGED_BACK;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_REIMBURSED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** The payer's bank takes the money back, and gives it again. */
@TestPropertySource(properties = {"guardian.payments.settling.check.alarmed=200ms",
    "guardian.payments.settling.check.alarmed-max=400ms"})
class ChargeBackTest extends PaymentsTest {

    @Autowired
    private JdbcTemplate sql;

    private final UUID order = order();

    @Test
    void aChargeBackIsToldAndBookedAndNothingIsRefundedOnTop() {
        String payment = approved(order);

        BROKER.chargeBack(payment);

        becomes(payment, "CHARGED_BACK");
        eventually(() -> assertThat(told(order)).containsExactly(MSG_PAYMENT_SUCCESS, MSG_PAYMENT_CHARGED_BACK));
        assertThat(messages(order).get(1).payload().path("amount").asText()).isEqualTo(AMOUNT);
        assertThat(booked(payment)).isEqualTo("CHARGE 59.80, FEE -0.59, CHARGE_BACK -59.80");
        PaymentsClient.Answer refund = api.post("/v1/payments/" + payment + "/refunds", Map.of("all", true));
        assertThat(refund.status()).isEqualTo(409);
        assertThat(refund.text("/left")).isEqualTo("0.00");
        cancellation(order, payment);
        staysSo(() -> assertThat(told(order)).hasSize(2));
    }

    @Test
    void whatIsReimbursedIsToldAndBooked() {
        String payment = approved(order);
        BROKER.chargeBack(payment);
        becomes(payment, "CHARGED_BACK");

        BROKER.reimburse(payment);

        becomes(payment, "SUCCESS");
        eventually(() -> assertThat(told(order)).containsExactly(MSG_PAYMENT_SUCCESS, MSG_PAYMENT_CHARGED_BACK,
            MSG_PAYMENT_REIMBURSED));
        assertThat(booked(payment)).isEqualTo("CHARGE 59.80, FEE -0.59, CHARGE_BACK -59.80, REIMBURSEMENT 59.80");
    }

    private String booked(String payment) {
        return sql.queryForObject("select string_agg(t.kind || ' ' || e.amount, ', ' order by t.id)"
            + " from ledger_transactions t join ledger_entries e on e.transaction_id = t.id"
            + " where t.payment_id = ?::uuid and e.account = 'BROKER'", String.class, payment);
    }
}
