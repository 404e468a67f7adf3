package io.guardianpartner.local.mercadopago;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.local.mercadopago.SimulatorClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A payment from its creation to its end. */
class PaymentLifeTest extends SimulatorFixture {

    @Test
    void aPendingPaymentIsCancelled() throws Exception {
        String id = client.create(reference()).json().path("id").asText();

        JsonNode cancelled = client.cancel(id).json();

        assertThat(cancelled.path("status").asText()).isEqualTo("cancelled");
        assertThat(cancelled.path("status_detail").asText()).isEqualTo("by_collector");
        assertThat(client.cancel(id).status()).isEqualTo(400);
    }

    @Test
    void aPaidPaymentIsNotCancelled() throws Exception {
        String id = client.create(reference()).json().path("id").asText();
        simulator.pay(id);

        assertThat(client.cancel(id).status()).isEqualTo(400);
        assertThat(simulator.status(id)).isEqualTo("approved");
    }

    @Test
    void aPaidPaymentIsRefundedInPartsAndThenNoMore() throws Exception {
        String id = client.create(reference()).json().path("id").asText();
        simulator.pay(id);

        assertThat(client.refund(id, "{\"amount\":9.90}", "r-1").status()).isEqualTo(201);
        assertThat(client.get("/v1/payments/" + id).json().path("status_detail").asText())
            .isEqualTo("partially_refunded");
        assertThat(client.refund(id, "{\"amount\":9.90}", "r-1").status()).isEqualTo(201);
        assertThat(client.refund(id, "{\"amount\":20.01}", "r-2").status()).isEqualTo(400);
        assertThat(client.refund(id, "", "r-3").json().path("amount").decimalValue()).isEqualByComparingTo("20.00");

        JsonNode payment = client.get("/v1/payments/" + id).json();
        assertThat(payment.path("status").asText()).isEqualTo("refunded");
        assertThat(payment.path("transaction_amount_refunded").decimalValue()).isEqualByComparingTo("29.90");
        assertThat(client.get("/v1/payments/" + id + "/refunds").json()).hasSize(2);
        assertThat(client.refund(id, "", "r-4").status()).isEqualTo(400);
    }

    @Test
    void aRefundHeldUpIsShownToThoseWhoAskForIt() throws Exception {
        String id = client.create(reference()).json().path("id").asText();
        simulator.pay(id);
        simulator.faults(Faults.NONE.withRefund(Fault.IN_PROCESS).times(1));

        Answer answer = client.refund(id, "", UUID.randomUUID().toString(), "X-Render-In-Process-Refunds", "true");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("status").asText()).isEqualTo("in_process");
        assertThat(simulator.status(id)).isEqualTo("approved");
        String refund = answer.json().path("id").asText();
        assertThat(client.admin("POST", "/admin/payments/" + id + "/refunds/" + refund + "/approve", "").status())
            .isEqualTo(200);
        assertThat(simulator.status(id)).isEqualTo("refunded");
    }

    @Test
    void aRefundHeldUpIsAnErrorToTheOthers() throws Exception {
        String id = client.create(reference()).json().path("id").asText();
        simulator.pay(id);
        simulator.faults(Faults.NONE.withRefund(Fault.IN_PROCESS).times(1));

        assertThat(client.refund(id, "", UUID.randomUUID().toString()).status()).isEqualTo(400);
    }

    @Test
    void timeExpiresIt() throws Exception {
        String id = client.create(reference()).json().path("id").asText();

        now.updateAndGet(time -> time.plus(Duration.ofHours(24)));

        JsonNode payment = client.get("/v1/payments/" + id).json();
        assertThat(payment.path("status").asText()).isEqualTo("cancelled");
        assertThat(payment.path("status_detail").asText()).isEqualTo("expired");
        simulator.payLate(id);
        assertThat(simulator.status(id)).isEqualTo("approved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pay", "reject", "expire"})
    void theAdminEndsAPaymentByItsReferenceOnce(String deed) throws Exception {
        String reference = reference();
        client.create(reference);
        String path = "/admin/payments/" + reference + "/" + deed;

        assertThat(client.admin("POST", path, "").status()).isEqualTo(200);
        assertThat(List.of("approved", "rejected", "cancelled")).contains(simulator.status(reference));
        assertThat(client.admin("POST", path, "").status()).isEqualTo(409);
    }

    @Test
    void moneyMayStillComeAfterTheEndIfAskedFor() throws Exception {
        String reference = reference();
        String id = client.create(reference).json().path("id").asText();
        client.cancel(id);

        assertThat(client.admin("POST", "/admin/payments/" + id + "/pay", "").status()).isEqualTo(409);
        assertThat(client.admin("POST", "/admin/payments/" + id + "/pay?late=true", "").status()).isEqualTo(200);
        assertThat(simulator.status(reference)).isEqualTo("approved");
    }

    @Test
    void aPaidPaymentMayBeChargedBack() throws Exception {
        String reference = reference();
        client.create(reference);
        simulator.pay(reference);

        client.admin("POST", "/admin/payments/" + reference + "/chargeback", "");

        assertThat(simulator.status(reference)).isEqualTo("charged_back");
    }

    @Test
    void thePaidOneSaysWhatItsFeeIs() throws Exception {
        String id = client.create(reference()).json().path("id").asText();
        JsonNode pending = client.get("/v1/payments/" + id).json();
        assertThat(pending.path("fee_details")).isEmpty();
        assertThat(pending.at("/transaction_details/net_received_amount").decimalValue()).isZero();

        simulator.pay(id);

        JsonNode paid = client.get("/v1/payments/" + id).json();
        assertThat(paid.at("/fee_details/0/type").asText()).isEqualTo("mercadopago_fee");
        assertThat(paid.at("/fee_details/0/fee_payer").asText()).isEqualTo("collector");
        assertThat(paid.at("/fee_details/0/amount").decimalValue()).isEqualByComparingTo("0.30");
        assertThat(paid.at("/transaction_details/net_received_amount").decimalValue()).isEqualByComparingTo("29.60");
        assertThat(paid.at("/transaction_details/total_paid_amount").decimalValue()).isEqualByComparingTo("29.90");
    }

    @Test
    void anUnknownPaymentCannotBePaid() throws Exception {
        assertThat(client.admin("POST", "/admin/payments/nothing/pay", "").status()).isEqualTo(404);
    }
}
