package io.guardianpartner.local.mercadopago;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.local.mercadopago.SimulatorClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Money goes back in parts, each once, and never more than came. */
class RefundsTest extends SimulatorFixture {

    @AfterEach
    void allIsWell() {
        simulator.faults(Faults.NONE);
    }

    @Test
    void partsMadeAtTheSameTimeNeverAddUpToMoreThanWasPaid() throws Exception {
        String id = paid();
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String key = UUID.randomUUID().toString();
            calls.add(() -> client.refund(id, "{\"amount\":7.50}", key));
            calls.add(() -> client.refund(id, "{\"amount\":7.50}", key));
        }
        var threads = Executors.newFixedThreadPool(8);
        try {
            for (var answer : threads.invokeAll(calls)) {
                assertThat(answer.get().status()).isIn(201, 400);
            }
        } finally {
            threads.shutdownNow();
        }

        JsonNode payment = client.get("/v1/payments/" + id).json();
        assertThat(payment.path("refunds")).hasSize(3);
        assertThat(payment.path("transaction_amount_refunded").decimalValue()).isEqualByComparingTo("22.50");
    }

    @Test
    void aKeyIsForOnePartOnly() throws Exception {
        String id = paid();
        String key = UUID.randomUUID().toString();

        Answer first = client.refund(id, "{\"amount\":5.00}", key);

        assertThat(client.refund(id, "{\"amount\":5.00}", key).text()).isEqualTo(first.text());
        assertThat(client.refund(id, "{\"amount\":6.00}", key).status()).isEqualTo(409);
        assertThat(client.get("/v1/payments/" + id + "/refunds").json()).hasSize(1);
    }

    @Test
    void afterTwentyPartsOnlyTheRestIsGivenBack() throws Exception {
        String id = paid();
        for (int i = 0; i < 20; i++) {
            assertThat(client.refund(id, "{\"amount\":0.01}", UUID.randomUUID().toString()).status()).isEqualTo(201);
        }

        Answer refused = client.refund(id, "{\"amount\":0.01}", UUID.randomUUID().toString());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/cause/0/code").asInt()).isEqualTo(2022);
        assertThat(client.refund(id, "", UUID.randomUUID().toString()).status()).isEqualTo(201);
        assertThat(simulator.status(id)).isEqualTo("refunded");
    }

    @Test
    void ninetyDaysLaterNothingIsGivenBack() throws Exception {
        String id = paid();
        now.updateAndGet(time -> time.plus(Duration.ofDays(91)));

        Answer refused = client.refund(id, "", UUID.randomUUID().toString());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/cause/0/code").asInt()).isEqualTo(2024);
    }

    @ParameterizedTest
    @CsvSource({"29.91,4040", "0,4037", "-1,4037", "1.001,4037", "'\"5.00\"',4003"})
    void anAmountThatCannotBeIsRefusedWithItsCode(String amount, int code) throws Exception {
        Answer refused = client.refund(paid(), "{\"amount\":" + amount + "}", UUID.randomUUID().toString());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/cause/0/code").asInt()).isEqualTo(code);
    }

    @Test
    void whatIsNotPaidIsNotGivenBack() throws Exception {
        String id = client.create(reference()).json().path("id").asText();

        Answer refused = client.refund(id, "", UUID.randomUUID().toString());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/cause/0/code").asInt()).isEqualTo(2063);
    }

    @Test
    void aRefundInProcessCountsUntilItIsRejected() throws Exception {
        String id = paid();
        String refund = inProcess(id, "{\"amount\":20.00}");

        assertThat(client.refund(id, "{\"amount\":10.00}", UUID.randomUUID().toString()).status()).isEqualTo(400);
        assertThat(decide(id, refund, "reject").status()).isEqualTo(200);

        JsonNode payment = client.get("/v1/payments/" + id).json();
        assertThat(payment.at("/refunds/0/status").asText()).isEqualTo("rejected");
        assertThat(payment.path("transaction_amount_refunded").decimalValue()).isZero();
        assertThat(payment.path("status_detail").asText()).isEqualTo("accredited");
        assertThat(client.refund(id, "", UUID.randomUUID().toString()).json().path("amount").decimalValue())
            .isEqualByComparingTo(new BigDecimal("29.90"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"approve", "reject"})
    void aRefundInProcessIsDecidedOnce(String decision) throws Exception {
        String id = paid();
        String refund = inProcess(id, "{\"amount\":20.00}");

        assertThat(decide(id, refund, decision).status()).isEqualTo(200);

        assertThat(decide(id, refund, "approve").status()).isEqualTo(404);
        assertThat(decide(id, refund, "reject").status()).isEqualTo(404);
        assertThat(client.get("/v1/payments/" + id + "/refunds/" + refund).json().path("status").asText())
            .isEqualTo(decision.equals("approve") ? "approved" : "rejected");
    }

    @Test
    void aRefundInProcessIsNotPaidOutOfMoneyThatWasTakenBack() throws Exception {
        String id = paid();
        String refund = inProcess(id, "");
        simulator.chargeBack(id);

        assertThat(decide(id, refund, "approve").status()).isEqualTo(409);
        assertThat(decide(id, refund, "reject").status()).isEqualTo(200);
        assertThat(simulator.status(id)).isEqualTo("charged_back");
    }

    @Test
    void somebodyAtTheShopMakesOneThatIsHeldUp() throws Exception {
        String id = paid();

        JsonNode payment = client.admin("POST", "/admin/payments/" + id + "/refund?held=true", "{\"amount\":5.00}")
            .json();

        assertThat(payment.at("/refunds/0/status").asText()).isEqualTo("in_process");
        simulator.settleRefunds(id, true);
        assertThat(client.get("/v1/payments/" + id).json().path("status_detail").asText())
            .isEqualTo("partially_refunded");
    }

    private String paid() throws Exception {
        String id = client.create(reference()).json().path("id").asText();
        simulator.pay(id);
        return id;
    }

    private String inProcess(String id, String body) throws Exception {
        simulator.faults(Faults.NONE.withRefund(Fault.IN_PROCESS).times(1));
        Answer held = client.refund(id, body, UUID.randomUUID().toString(), "X-Render-In-Process-Refunds", "true");
        assertThat(held.json().path("status").asText()).isEqualTo("in_process");
        return held.json().path("id").asText();
    }

    private Answer decide(String id, String refund, String decision) throws Exception {
        return client.admin("POST", "/admin/payments/" + id + "/refunds/" + refund + "/" + decision, "");
    }
}
