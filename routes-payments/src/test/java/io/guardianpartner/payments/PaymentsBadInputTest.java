package io.guardianpartner.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentsBadInputTest extends PaymentsTest {

    private static final String FUTURE = "2999-01-01T00:00:00Z";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "400 | /orderId     | {\"orderId\":\"x\",\"amount\":\"1.00\",\"payBy\":\"TIME\"}",
        "400 | /orderId     | {\"orderId\":7,\"amount\":\"1.00\",\"payBy\":\"TIME\"}",
        "422 | /orderId     | {\"amount\":\"1.00\",\"payBy\":\"TIME\"}",
        "422 | /amount      | {\"orderId\":\"ORDER\",\"payBy\":\"TIME\"}",
        "422 | /amount      | {\"orderId\":\"ORDER\",\"amount\":null,\"payBy\":\"TIME\"}",
        "400 | /amount      | {\"orderId\":\"ORDER\",\"amount\":29.9,\"payBy\":\"TIME\"}",
        "400 | /amount      | {\"orderId\":\"ORDER\",\"amount\":\"29.9\",\"payBy\":\"TIME\"}",
        "400 | /amount      | {\"orderId\":\"ORDER\",\"amount\":\"29.999\",\"payBy\":\"TIME\"}",
        "400 | /amount      | {\"orderId\":\"ORDER\",\"amount\":\"12345678901.00\",\"payBy\":\"TIME\"}",
        "422 | /amount      | {\"orderId\":\"ORDER\",\"amount\":\"0.00\",\"payBy\":\"TIME\"}",
        "422 | /amount      | {\"orderId\":\"ORDER\",\"amount\":\"-1.00\",\"payBy\":\"TIME\"}",
        "400 | /payBy       | {\"orderId\":\"ORDER\",\"amount\":\"1.00\",\"payBy\":\"tomorrow\"}",
        "422 | /payBy       | {\"orderId\":\"ORDER\",\"amount\":\"1.00\",\"payBy\":\"TIME\"}",
        "422 | /payer/email | {\"orderId\":\"ORDER\",\"amount\":\"1.00\",\"payBy\":\"TIME\",\"payer\":{\"email\":\"nobody\"}}",
        "422 | /payer/email | {\"orderId\":\"ORDER\",\"amount\":\"1.00\",\"payBy\":\"TIME\",\"payer\":{\"email\":\"ana@gmail\"}}",
        "422 | /payer/email | {\"orderId\":\"ORDER\",\"amount\":\"1.00\",\"payBy\":\"TIME\",\"payer\":{\"email\":\"jo\u00e3o@exemplo.com\"}}",
        "400 | /payer       | {\"orderId\":\"ORDER\",\"amount\":\"1.00\",\"payBy\":\"TIME\",\"payer\":\"someone\"}"})
    void aMemberThatIsNotAsItShouldBeIsNamedAndNothingIsStored(int status, String pointer, String body) {
        UUID order = order();

        PaymentsClient.Answer answer = api.post("/v1/payments",
            body.replace("ORDER", order.toString()).replace("TIME", FUTURE));

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.text("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(api.get("/v1/payments?orderId=" + order).body().at("/items")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"''", "not json", "[]", "{\"orderId\":"})
    void aBodyThatIsNoObjectIsMalformed(String body) {
        assertThat(api.post("/v1/payments", body).status()).isEqualTo(400);
    }

    @Test
    void anUnknownPaymentIsNotFound() {
        assertThat(api.get("/v1/payments/" + order()).status()).isEqualTo(404);
        assertThat(api.post("/v1/payments/" + order() + "/refunds", Map.of("all", true)).status()).isEqualTo(404);
    }

    @Test
    void anIdThatIsNoneIsNamed() {
        assertThat(api.get("/v1/payments/1").text("/errors/0/parameter")).isEqualTo("id");
        assertThat(api.get("/v1/payments?orderId=1").text("/errors/0/parameter")).isEqualTo("orderId");
        assertThat(api.get("/v1/payments").text("/errors/0/parameter")).isEqualTo("orderId");
    }

    @Test
    void theApiIsDescribed() {
        PaymentsClient.Answer described = api.get("/openapi.json");

        assertThat(described.body().path("paths").fieldNames()).toIterable().contains("/v1/payments",
            "/v1/payments/{id}", "/v1/payments/{id}/refunds", "/v1/webhooks/mercadopago");
    }
}
