package io.guardianpartner.payments;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_FAIL;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.local.mercadopago.Faults;
import io.guardianpartner.local.mercadopago.SimulatorOptions;
import io.guardianpartner.local.mercadopago.WebhookMode;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class WebhookApiTest extends PaymentsTest {

    private static final String REQUEST_ID = "a-request";

    @Autowired
    private MeterRegistry metrics;

    private final UUID order = order();

    @Test
    void anApprovalIsToldWithinASecond() {
        String payment = pending(order);
        Instant paid = Instant.now();

        BROKER.pay(payment);

        eventually(() -> assertThat(messages(order)).singleElement().satisfies(message -> {
            assertThat(message.type()).isEqualTo(MSG_PAYMENT_SUCCESS);
            assertThat(message.sender()).isEqualTo("PAYMENTS_SERVICE");
            assertThat(message.target()).isEqualTo("ORDERS_SERVICE");
            assertThat(message.payload().path("paymentId").asText()).isEqualTo(payment);
            assertThat(message.payload().path("amount").asText()).isEqualTo(AMOUNT);
            assertThat(Instant.parse(message.payload().path("approvedAt").asText())).isAfter(paid.minusSeconds(5));
        }));
        assertThat(Duration.between(paid, Instant.now())).isLessThan(Duration.ofSeconds(3));
        assertThat(api.get("/v1/payments/" + payment).text("/status")).isEqualTo("SUCCESS");
    }

    @Test
    void whatComesOfAPaymentBelongsToTheTraceOfTheRequestForIt() {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        String payment = api.post("/v1/payments", request(order), "traceparent", trace).text("/id");

        BROKER.pay(payment);

        assertThat(traceOf(MSG_PAYMENT_SUCCESS, order)).isEqualTo(trace);
    }

    @Test
    void aDuplicatedWebhookIsOneMessage() {
        String payment = pending(order);
        BROKER.faults(Faults.NONE.withWebhooks(WebhookMode.DUPLICATE));

        BROKER.pay(payment);

        becomes(payment, "SUCCESS");
        staysSo(() -> assertThat(told(order)).containsExactly(MSG_PAYMENT_SUCCESS));
    }

    @Test
    void aForgedWebhookIsRefusedAndTheTrueOneCounts() {
        String payment = pending(order);
        double before = counted("refused-forged");
        BROKER.faults(Faults.NONE.withWebhooks(WebhookMode.FORGED));

        BROKER.pay(payment);

        becomes(payment, "SUCCESS");
        eventually(() -> assertThat(RELAY.answers()).contains(401, 200));
        assertThat(counted("refused-forged")).isGreaterThan(before);
    }

    @Test
    void aSignatureTimeInMillisecondsIsTaken() {
        String payment = pending(order);
        BROKER.faults(new Faults(null, true, null, null, null, null, 0, 0, 0, 0));

        BROKER.pay(payment);

        becomes(payment, "SUCCESS");
    }

    @Test
    void aRejectionIsTold() {
        String payment = pending(order);

        BROKER.reject(payment);

        becomes(payment, "FAIL");
        assertFailed("REJECTED");
    }

    @Test
    void anExpiryIsTold() {
        String payment = pending(order);

        BROKER.expire(payment);

        becomes(payment, "FAIL");
        assertFailed("EXPIRED");
    }

    @Test
    void anApprovalAfterTheExpiryMakesItASuccessAfterAll() {
        String payment = pending(order);
        BROKER.expire(payment);
        becomes(payment, "FAIL");

        BROKER.payLate(payment);

        becomes(payment, "SUCCESS");
        assertThat(api.get("/v1/payments/" + payment).body().has("reason")).isFalse();
        eventually(() -> assertThat(told(order)).containsExactly(MSG_PAYMENT_FAIL, MSG_PAYMENT_SUCCESS));
    }

    @Test
    void missingBadAndOldSignaturesAreRefusedAndNothingIsLookedAt() {
        BROKER.faults(Faults.NONE.withWebhooks(WebhookMode.OFF));
        String payment = pending(order);
        String externalId = api.get("/v1/payments/" + payment).text("/externalId");
        BROKER.pay(payment);
        Instant now = Instant.now();

        assertThat(notify("data.id=" + externalId + "&type=payment", null).status()).isEqualTo(401);
        assertThat(notify("data.id=" + externalId + "&type=payment", "nonsense").status()).isEqualTo(401);
        assertThat(notify("data.id=" + externalId + "&type=payment", signed("another", externalId, now)).status())
            .isEqualTo(401);
        assertThat(notify("data.id=" + externalId + "&type=payment", signed(externalId, now.minus(Duration.ofDays(8))))
            .status()).isEqualTo(401);
        assertThat(notify("data.id=" + externalId + "&type=payment", signed("0" + externalId, now)).status())
            .isEqualTo(401);
        assertThat(notify("data.id=" + externalId + "&data.id=1&type=payment", signed(externalId, now)).status())
            .isEqualTo(400);

        staysSo(() -> assertThat(api.get("/v1/payments/" + payment).text("/status")).isEqualTo("PENDING"));
        assertThat(notify("data.id=" + externalId + "&type=payment", signed(externalId, now.minus(Duration.ofDays(6))))
            .status()).isEqualTo(200);
        becomes(payment, "SUCCESS");
    }

    @Test
    void whoSignsWronglyIsToldThatItIsTheSignature() {
        PaymentsClient.Answer answer = notify("data.id=1&type=payment", "nonsense");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text("/detail")).contains("signature");
    }

    @Test
    void aSignedIdThatNoDatabaseTakesIsRefused() {
        assertThat(notify("data.id=1%00&type=payment", signed("1\0", Instant.now())).status()).isEqualTo(400);
    }

    @Test
    void theRetiringSecretStillCounts() {
        String payment = pending(order);
        String externalId = api.get("/v1/payments/" + payment).text("/externalId");

        assertThat(notify("data.id=" + externalId + "&type=payment",
            signed("retired-secret", externalId, Instant.now())).status()).isEqualTo(200);
    }

    @Test
    void theBodyIsNeverBelievedAndTheSignedIdIsActedOn() {
        UUID otherOrder = order();
        BROKER.faults(Faults.NONE.withWebhooks(WebhookMode.OFF));
        String payment = pending(order);
        String other = pending(otherOrder);
        BROKER.pay(payment);
        BROKER.pay(other);
        String externalId = api.get("/v1/payments/" + payment).text("/externalId");
        String othersId = api.get("/v1/payments/" + other).text("/externalId");

        PaymentsClient.Answer answer = api.post("/v1/webhooks/mercadopago?data.id=" + externalId + "&type=payment",
            Map.of("action", "payment.updated", "type", "payment", "data", Map.of("id", othersId)),
            "x-signature", signed(externalId, Instant.now()), "x-request-id", REQUEST_ID);

        assertThat(answer.status()).isEqualTo(200);
        becomes(payment, "SUCCESS");
        staysSo(() -> assertThat(api.get("/v1/payments/" + other).text("/status")).isEqualTo("PENDING"));
    }

    @Test
    void anUnknownPaymentAnotherTopicAndTheLegacyFormAreIgnored() {
        Instant now = Instant.now();
        double unknown = counted("unknown-payment");
        double ignored = counted("ignored");

        assertThat(notify("data.id=999999&type=payment", signed("999999", now)).status()).isEqualTo(200);
        assertThat(notify("data.id=999998&type=merchant_order", signed("999998", now)).status()).isEqualTo(200);
        assertThat(notify("topic=payment&id=999999", null).status()).isEqualTo(200);

        eventually(() -> assertThat(counted("unknown-payment")).isEqualTo(unknown + 1));
        assertThat(counted("ignored")).isEqualTo(ignored + 2);
    }

    private void assertFailed(String reason) {
        eventually(() -> assertThat(messages(order)).singleElement().satisfies(message -> {
            assertThat(message.type()).isEqualTo(MSG_PAYMENT_FAIL);
            assertThat(message.payload().path("reason").asText()).isEqualTo(reason);
        }));
    }

    private PaymentsClient.Answer notify(String query, String signature) {
        return signature == null
            ? api.post("/v1/webhooks/mercadopago?" + query, "{}", "x-request-id", REQUEST_ID)
            : api.post("/v1/webhooks/mercadopago?" + query, "{}", "x-request-id", REQUEST_ID, "x-signature", signature);
    }

    private static String signed(String id, Instant at) {
        return signed(SimulatorOptions.LOCAL_WEBHOOK_SECRET, id, at);
    }

    private static String signed(String secret, String id, Instant at) {
        return SignedNotification.signature(secret, id, REQUEST_ID, at);
    }

    private double counted(String outcome) {
        return metrics.counter("guardian.webhooks", "outcome", outcome).count();
    }
}
