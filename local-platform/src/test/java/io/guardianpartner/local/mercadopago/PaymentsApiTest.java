package io.guardianpartner.local.mercadopago;

import static io.guardianpartner.local.mercadopago.SimulatorClient.order;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

import javax.imageio.ImageIO;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.guardianpartner.local.mercadopago.SimulatorClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaymentsApiTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private MercadoPagoSimulator simulator;
    private SimulatorClient client;

    @BeforeAll
    void start() {
        simulator = MercadoPagoSimulator.start(SimulatorOptions.defaults().withClock(new Clock() {

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        }));
        client = new SimulatorClient(simulator.uri());
    }

    @AfterAll
    void stop() {
        simulator.close();
    }

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
    void anUnknownPaymentCannotBePaid() throws Exception {
        assertThat(client.admin("POST", "/admin/payments/nothing/pay", "").status()).isEqualTo(404);
    }

    private static String reference() {
        return UUID.randomUUID().toString();
    }
}
