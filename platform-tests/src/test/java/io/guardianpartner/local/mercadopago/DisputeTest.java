package io.guardianpartner.local.mercadopago;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A payer takes the money back, and the shop may get it again. */
class DisputeTest extends SimulatorFixture {

    @ParameterizedTest
    @CsvSource({"'',charged_back,settled", "?status=charged_back,charged_back,settled",
        "?status=charged_back&detail=in_process,charged_back,in_process", "?status=in_mediation,in_mediation,pending"})
    void aPaidPaymentIsDisputed(String step, String status, String detail) throws Exception {
        JsonNode payment = after(paid(), step);

        assertThat(payment.path("status").asText()).isEqualTo(status);
        assertThat(payment.path("status_detail").asText()).isEqualTo(detail);
    }

    @ParameterizedTest
    @CsvSource({"?status=reimbursed,approved", "?status=approved,approved",
        "?status=charged_back&detail=reimbursed,charged_back"})
    void theShopGetsTheMoneyAgain(String step, String status) throws Exception {
        String id = paid();
        after(id, "?status=in_mediation");
        after(id, "?status=charged_back");

        JsonNode payment = after(id, step);

        assertThat(payment.path("status").asText()).isEqualTo(status);
        assertThat(payment.path("status_detail").asText()).isEqualTo("reimbursed");
    }

    @Test
    void aMediationMayEndWellAtOnce() throws Exception {
        String id = paid();
        after(id, "?status=in_mediation");

        assertThat(after(id, "?status=reimbursed").path("status").asText()).isEqualTo("approved");
    }

    @ParameterizedTest
    @CsvSource({"?status=reimbursed", "?status=charged_back&detail=reimbursed"})
    void whatIsNotDisputedIsNotReimbursed(String step) throws Exception {
        assertThat(dispute(paid(), step)).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource({"''", "?status=in_mediation", "?status=reimbursed"})
    void aDisputeThatWasWonIsOver(String step) throws Exception {
        String id = paid();
        after(id, "");
        after(id, "?status=charged_back&detail=reimbursed");

        assertThat(dispute(id, step)).isEqualTo(409);
    }

    @Test
    void whatIsNotPaidIsNotDisputed() throws Exception {
        assertThat(dispute(client.create(reference()).json().path("id").asText(), "")).isEqualTo(409);
    }

    @Test
    void aStepThatNobodyKnowsIsRefused() throws Exception {
        assertThat(dispute(paid(), "?status=forgiven")).isEqualTo(400);
    }

    @Test
    void moneyThatWasTakenBackIsNotRefunded() throws Exception {
        String id = paid();
        simulator.mediate(id);

        assertThat(client.refund(id, "", UUID.randomUUID().toString()).status()).isEqualTo(400);
        simulator.chargeBack(id);
        assertThat(client.refund(id, "", UUID.randomUUID().toString()).status()).isEqualTo(400);
        simulator.reimburse(id);
        assertThat(client.refund(id, "", UUID.randomUUID().toString()).status()).isEqualTo(201);
    }

    @Test
    void aPartThatWasRefundedStaysSo() throws Exception {
        String id = paid();
        client.refund(id, "{\"amount\":9.90}", UUID.randomUUID().toString());

        JsonNode payment = after(id, "");

        assertThat(payment.path("status").asText()).isEqualTo("charged_back");
        assertThat(payment.path("transaction_amount_refunded").decimalValue()).isEqualByComparingTo("9.90");
    }

    private String paid() throws Exception {
        String id = client.create(reference()).json().path("id").asText();
        simulator.pay(id);
        return id;
    }

    private JsonNode after(String id, String step) throws Exception {
        assertThat(dispute(id, step)).isEqualTo(200);
        return client.get("/v1/payments/" + id).json();
    }

    private int dispute(String id, String step) throws Exception {
        return client.admin("POST", "/admin/payments/" + id + "/chargeback" + step, "").status();
    }
}
