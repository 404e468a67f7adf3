package io.guardianpartner.payments;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_FAIL;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.guardianpartner.local.mercadopago.Fault;
import io.guardianpartner.local.mercadopago.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class CreationTest extends PaymentsTest {

    private static final String MORE_THAN_THE_BROKER_TAKES = "1000000.00";

    private final UUID order = order();

    @Test
    void aPaymentIsCreatedWithItsPix() {
        Instant payBy = Instant.now().plus(Duration.ofMinutes(40));

        PaymentsClient.Answer created = api.post("/v1/payments",
            Map.of("orderId", order, "amount", AMOUNT, "payBy", payBy, "payer", Map.of("email", "a@example.com")));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location")).contains("/v1/payments/" + created.text("/id"));
        assertThat(created.text("/status")).isEqualTo("PENDING");
        assertThat(created.text("/orderId")).isEqualTo(order.toString());
        assertThat(created.text("/amount")).isEqualTo(AMOUNT);
        assertThat(created.text("/refunded")).isEqualTo("0.00");
        assertThat(created.text("/externalId")).matches("\\d+");
        assertThat(created.text("/pix/copiaECola")).startsWith("000201").contains("br.gov.bcb.pix");
        assertThat(Instant.parse(created.text("/pix/expiresAt"))).isBetween(payBy.minusSeconds(1),
            payBy.plusSeconds(1));
        assertThat(created.body().has("reason")).isFalse();
    }

    @Test
    void aPaymentIsReadByItsIdAndByItsOrder() {
        PaymentsClient.Answer created = create(order);

        assertThat(api.get("/v1/payments/" + created.text("/id")).body()).isEqualTo(created.body());
        assertThat(api.get("/v1/payments?orderId=" + order).body().at("/items")).containsExactly(created.body());
        assertThat(api.get("/v1/payments?orderId=" + order()).body().at("/items")).isEmpty();
    }

    @Test
    void theSameOrderTwiceIsOnePayment() {
        PaymentsClient.Answer first = create(order);
        PaymentsClient.Answer second = create(order);

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(BROKER.created(first.text("/id"))).isEqualTo(1);
    }

    @Test
    void theSameOrderManyTimesAtOnceIsOnePayment() {
        List<PaymentsClient.Answer> answers = IntStream.range(0, 8)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> create(order))).toList()
            .stream().map(CompletableFuture::join).toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 201));
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers).extracting(answer -> answer.text("/id")).containsOnly(answers.get(0).text("/id"));
        assertThat(BROKER.created(answers.get(0).text("/id"))).isEqualTo(1);
    }

    @Test
    void aBrokerThatIsAwayIs503AndTheSameCallLaterEndsOnce() {
        BROKER.faults(Faults.NONE.withCreate(Fault.UNAVAILABLE));
        PaymentsClient.Answer refused = create(order);
        BROKER.faults(Faults.NONE);

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        eventually(() -> {
            PaymentsClient.Answer again = create(order);
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.text("/status")).isEqualTo("PENDING");
            assertThat(BROKER.created(again.text("/id"))).isEqualTo(1);
        });
    }

    @Test
    void anAnswerThatIsLostIsAskedForAgainUnderTheSameKey() {
        BROKER.faults(Faults.NONE.withCreate(Fault.TIMEOUT_AFTER_COMMIT).times(1));

        PaymentsClient.Answer created = create(order);

        assertThat(created.status()).isEqualTo(201);
        assertThat(BROKER.created(created.text("/id"))).isEqualTo(1);
    }

    @Test
    void aPaymentWhoseAnswerIsLostTwiceIsFoundByItsReference() {
        BROKER.faults(Faults.NONE.withCreate(Fault.TIMEOUT_AFTER_COMMIT).times(2));

        PaymentsClient.Answer created = create(order);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("/pix/copiaECola")).startsWith("000201");
        assertThat(BROKER.created(created.text("/id"))).isEqualTo(1);
    }

    @Test
    void anIntentWhoseOutcomeIsUnknownIsFinishedByTheJobThoughNobodyAsksAgain() {
        BROKER.faults(Faults.NONE.withCreate(Fault.TIMEOUT_BEFORE_COMMIT));
        assertThat(create(order).status()).isEqualTo(503);
        String payment = api.get("/v1/payments?orderId=" + order).text("/items/0/id");
        assertThat(BROKER.created(payment)).isZero();
        BROKER.faults(Faults.NONE);

        eventually(() -> assertThat(api.get("/v1/payments/" + payment).text("/externalId")).isNotEmpty());
        assertThat(BROKER.created(payment)).isEqualTo(1);
        assertThat(create(order).status()).isEqualTo(200);
    }

    @Test
    void aPaymentThatTheBrokerRefusesHasFailedAndOrdersAreTold() {
        PaymentsClient.Answer refused = api.post("/v1/payments",
            Map.of("orderId", order, "amount", MORE_THAN_THE_BROKER_TAKES,
                "payBy", Instant.now().plus(Duration.ofMinutes(35))));

        assertThat(refused.status()).isEqualTo(201);
        assertThat(refused.text("/status")).isEqualTo("FAIL");
        assertThat(refused.text("/reason")).isEqualTo("REJECTED");
        eventually(() -> assertThat(messages(order)).singleElement().satisfies(message -> {
            assertThat(message.type()).isEqualTo(MSG_PAYMENT_FAIL);
            assertThat(message.payload().path("reason").asText()).isEqualTo("REJECTED");
            assertThat(message.payload().path("paymentId").asText()).isEqualTo(refused.text("/id"));
        }));
    }

    @Test
    void anotherAmountForTheSameOrderIsAConflict() {
        create(order);

        PaymentsClient.Answer other = api.post("/v1/payments", Map.of("orderId", order, "amount", "59.81", "payBy",
            Instant.now().plus(Duration.ofMinutes(35))));

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text("/type")).isEqualTo("urn:guardian:problem:payment-differs");
    }

    @Test
    void tooLittleTimeToPayIsRefusedAndNothingIsStored() {
        PaymentsClient.Answer late = api.post("/v1/payments",
            Map.of("orderId", order, "amount", AMOUNT, "payBy", Instant.now().plus(Duration.ofMinutes(29))));

        assertThat(late.status()).isEqualTo(422);
        assertThat(late.text("/type")).isEqualTo("urn:guardian:problem:too-late");
        assertThat(late.text("/errors/0/pointer")).isEqualTo("/payBy");
        assertThat(api.get("/v1/payments?orderId=" + order).body().at("/items")).isEmpty();
    }

    @Test
    void aSecondRequestIsNotHeldAgainstTheClock() {
        String payment = pending(order);

        PaymentsClient.Answer again = api.post("/v1/payments",
            Map.of("orderId", order, "amount", AMOUNT, "payBy", Instant.now().plus(Duration.ofMinutes(1))));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("/id")).isEqualTo(payment);
    }

    @Test
    void thePayersAddressIsNotLogged(CapturedOutput output) {
        BROKER.faults(Faults.NONE.withCreate(Fault.SERVER_ERROR));
        api.post("/v1/payments", Map.of("orderId", order, "amount", AMOUNT, "payBy",
            Instant.now().plus(Duration.ofMinutes(35)), "payer", Map.of("email", "very-private@example.com")));

        assertThat(output.getAll()).doesNotContain("very-private");
    }
}
