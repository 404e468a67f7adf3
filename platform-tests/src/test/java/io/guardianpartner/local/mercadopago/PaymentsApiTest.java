package io.guardianpartner.local.mercadopago;

import static io.guardianpartner.local.mercadopago.SimulatorClient.order;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import javax.imageio.ImageIO;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.guardianpartner.local.mercadopago.SimulatorClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Payments are created once and found again. */
class PaymentsApiTest extends SimulatorFixture {

    @Test
    void aPaymentIsCreatedPendingWithACodeToPayIt() throws Exception {
        Answer answer = client.create(reference());

        assertThat(answer.status()).isEqualTo(201);
        JsonNode payment = answer.json();
        assertThat(payment.path("status").asText()).isEqualTo("pending");
        assertThat(payment.path("status_detail").asText()).isEqualTo("pending_waiting_transfer");
        assertThat(payment.path("transaction_amount").decimalValue()).isEqualByComparingTo("29.90");
        assertThat(payment.path("currency_id").asText()).isEqualTo("BRL");
        String code = payment.at("/point_of_interaction/transaction_data/qr_code").asText();
        assertThat(code).endsWith(BrCode.crc(code.substring(0, code.length() - 4)));
        assertThat(BrCodeTest.fields(code)).containsEntry("54", "29.90");
    }

    @Test
    void thePictureShowsTheSameCode() throws Exception {
        JsonNode data = client.create(reference()).json().at("/point_of_interaction/transaction_data");

        var image = ImageIO.read(new ByteArrayInputStream(
            Base64.getDecoder().decode(data.path("qr_code_base64").asText())));
        var bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(image)));
        assertThat(new QRCodeReader().decode(bitmap).getText()).isEqualTo(data.path("qr_code").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer wrong", "Bearer", "TEST-local-access-token", "Basic dGVzdA=="})
    void nothingIsAnsweredWithoutTheToken(String authorization) throws Exception {
        String[] headers = authorization.isEmpty() ? new String[0] : new String[]{"Authorization", authorization};

        assertThat(client.send("GET", "/v1/payments/search", "", headers).status()).isEqualTo(401);
        assertThat(client.send("GET", "/v1/payments/1?access_token=" + SimulatorOptions.LOCAL_ACCESS_TOKEN, "",
            headers).status()).isEqualTo(401);
    }

    @Test
    void theSameKeyWithTheSameBodyCreatesOnce() throws Exception {
        String reference = reference();
        String key = UUID.randomUUID().toString();

        Answer first = client.post(order(reference, ""), key);
        Answer again = client.post(order(reference, ""), key);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(simulator.created(reference)).isOne();
    }

    @Test
    void theSameKeyAtTheSameTimeCreatesOnce() throws Exception {
        String reference = reference();
        String key = UUID.randomUUID().toString();
        var threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Answer> call = () -> client.post(order(reference, ""), key);
            for (var answer : threads.invokeAll(java.util.Collections.nCopies(16, call))) {
                assertThat(answer.get().status()).isEqualTo(201);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(simulator.created(reference)).isOne();
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() throws Exception {
        String key = UUID.randomUUID().toString();
        client.post(order(reference(), ""), key);

        Answer answer = client.post(order(reference(), ""), key);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("error").asText()).isEqualTo("idempotency_key_already_used");
    }

    @Test
    void noKeyIsRefused() throws Exception {
        assertThat(client.api("POST", "/v1/payments", order(reference(), "")).status()).isEqualTo(400);
    }

    @Test
    void twoKeysAreRefused() throws Exception {
        Answer answer = client.api("POST", "/v1/payments", order(reference(), ""), "X-Idempotency-Key", "a",
            "X-Idempotency-Key", "b");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/cause/0/code").asInt()).isEqualTo(4292);
    }

    @ParameterizedTest
    @ValueSource(strings = {",\"colour\":1", ",\"payer\":{\"email\":\"a@b.c\",\"colour\":1}",
        ",\"payer\":{\"email\":\"nobody\"}", ",\"payer\":{}", ",\"transaction_amount\":0",
        ",\"transaction_amount\":-1", ",\"transaction_amount\":1.005", ",\"transaction_amount\":\"29.90\"",
        ",\"transaction_amount\":null", ",\"payment_method_id\":\"visa\"", ",\"external_reference\":\"a b\"",
        ",\"notification_url\":\"nowhere\"", ",\"notification_url\":\"file:///etc/passwd\"",
        ",\"date_of_expiration\":\"tomorrow\"", ",\"date_of_expiration\":\"2001-01-01T00:00:00.000Z\"",
        ",\"payer\":{\"email\":\"a@b.c\",\"identification\":{\"type\":\"CPF\",\"number\":\"12345678900\"}}"})
    void whatIsWrongIsRefusedAndNothingIsCreated(String wrong) throws Exception {
        String reference = reference();

        Answer answer = client.create(reference, wrong);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/cause/0/description").asText()).isNotEmpty();
        assertThat(simulator.created(reference)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"PT29M59S,400", "PT30M,201", "P30D,201", "P30DT1S,400"})
    void itMayExpireIn30MinutesTo30Days(Duration in, int status) throws Exception {
        String at = now.get().plus(in).atOffset(ZoneOffset.ofHours(-3)).toString();

        assertThat(client.create(reference(), ",\"date_of_expiration\":\"" + at + "\"").status()).isEqualTo(status);
    }

    @Test
    void aBodyThatIsNoJsonIsRefusedInTheBrokersShape() throws Exception {
        Answer answer = client.post("{", UUID.randomUUID().toString());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).isEqualTo("bad_request");
    }

    @Test
    void onlyItsOwnIdReadsAPayment() throws Exception {
        String reference = reference();
        String id = client.create(reference).json().path("id").asText();

        assertThat(client.get("/v1/payments/" + id).json().path("external_reference").asText()).isEqualTo(reference);
        assertThat(client.get("/v1/payments/" + reference).status()).isEqualTo(404);
        assertThat(client.get("/v1/payments/1").status()).isEqualTo(404);
    }

    @Test
    void aSearchFindsByExternalReference() throws Exception {
        String reference = reference();
        String id = client.create(reference).json().path("id").asText();

        JsonNode found = client.get("/v1/payments/search?external_reference=" + reference).json();

        assertThat(found.at("/paging/total").asInt()).isOne();
        assertThat(found.at("/results/0/id").asText()).isEqualTo(id);
        assertThat(client.get("/v1/payments/search?external_reference=none").json().path("results")).isEmpty();
    }
}
