package io.guardianpartner.payments.broker.mercadopago;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Money;
import io.guardianpartner.payments.broker.BrokerUnavailableException;
import io.guardianpartner.payments.broker.OutcomeUnknownException;
import io.guardianpartner.payments.broker.UnreadableAnswerException;
import io.guardianpartner.payments.payment.BrokerAnswer.FoundNothing;
import io.guardianpartner.payments.payment.BrokerAnswer.Refused;
import io.guardianpartner.payments.payment.BrokerAnswer.Told;
import io.guardianpartner.payments.payment.BrokerAnswer.TookRefund;
import io.guardianpartner.payments.payment.BrokerPayment;
import io.guardianpartner.payments.payment.BrokerStatus;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.PaymentStatus;
import io.guardianpartner.payments.payment.Refund;
import io.guardianpartner.payments.payment.RefundStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What goes over the wire, and what each answer is taken for. */
@ExtendWith(OutputCaptureExtension.class)
class MercadoPagoBrokerTest {

    private static final String TOKEN = "APP_USR-secret-token";
    private static final String EMAIL = "someone@example.com";
    private static final String PAID = """
        {"id": 4711, "status": "approved", "status_detail": "accredited", "currency_id": "BRL", "transaction_amount": 59.8,
         "external_reference": "ours", "date_approved": "2026-01-01T08:00:00.000-04:00",
         "date_of_expiration": "2026-01-01T09:00:00.000-04:00",
         "point_of_interaction": {"transaction_data": {"qr_code": "000201"}},
         "refunds": [{"id": 9, "status": "in_process"}]}""";

    private final RecordingServer server = new RecordingServer();
    private final MercadoPagoBroker broker = broker(server.uri(), URI.create("https://guardian.example/hook"));
    private final Instant payBy = Instant.parse("2026-01-01T12:35:00Z");
    private final Payment payment = Payment.intended(Ids.next(), Ids.next(), Money.of("59.80"), payBy, EMAIL,
        Instant.EPOCH);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void creatingSendsAPixWithOurReferenceAndNoCpf() throws Exception {
        server.answers(201, PAID);

        broker.create(payment);

        RecordingServer.Sent sent = server.next();
        JsonNode body = new ObjectMapper().readTree(sent.body());
        assertThat(sent.method() + " " + sent.path()).isEqualTo("POST /v1/payments");
        assertThat(body.fieldNames()).toIterable().containsExactlyInAnyOrder("transaction_amount", "payment_method_id",
            "payer", "date_of_expiration", "external_reference", "notification_url");
        assertThat(body.at("/transaction_amount").decimalValue()).isEqualByComparingTo("59.80");
        assertThat(body.at("/payment_method_id").asText()).isEqualTo("pix");
        assertThat(body.at("/external_reference").asText()).isEqualTo(payment.id().toString());
        assertThat(body.at("/notification_url").asText()).isEqualTo("https://guardian.example/hook");
        assertThat(OffsetDateTime.parse(body.at("/date_of_expiration").asText()).toInstant()).isEqualTo(payBy);
        assertThat(body.at("/payer").fieldNames()).toIterable().containsExactly("email");
    }

    @Test
    void withoutANotificationAddressTheSellersAccountDecides() {
        server.answers(201, PAID);

        broker(server.uri(), null).create(payment);

        assertThat(server.next().body()).doesNotContain("notification_url");
    }

    @Test
    void everyChangingCallCarriesExactlyOneIdempotencyKeyOfOurs() {
        server.answers(201, PAID);
        Payment known = known(Refund.requested(UUID.randomUUID(), payment.amount()));

        broker.create(payment);
        broker.create(payment);
        broker.cancel(known);
        broker.refund(known);
        Refund refused = new Refund(known.refund().id(), payment.amount(), RefundStatus.REQUESTED, null, "no", 2,
            Instant.EPOCH);
        broker.refund(known(refused));

        assertThat(Stream.generate(server::next).limit(5).map(sent -> header(sent, "x-idempotency-key")))
            .containsExactly(List.of(payment.id().toString()), List.of(payment.id().toString()),
                List.of("cancel-" + payment.id()), List.of(known.refund().id().toString()),
                List.of(known.refund().id() + "-2"));
    }

    @Test
    void everyCallCarriesTheTokenAndAsksForRefundsInProcess() {
        server.answers(200, PAID);
        Payment known = known(Refund.requested(UUID.randomUUID(), payment.amount()));

        broker.create(payment);
        broker.look(known);
        broker.cancel(known);
        broker.refund(known);

        assertThat(Stream.generate(server::next).limit(4)).allSatisfy(sent -> {
            assertThat(header(sent, "authorization")).containsExactly("Bearer " + TOKEN);
            assertThat(header(sent, "x-render-in-process-refunds")).containsExactly("true");
        });
    }

    @Test
    void cancellingAndRefundingSayWhatTheyMean() {
        server.answers(200, PAID);
        Payment known = known(Refund.requested(UUID.randomUUID(), payment.amount()));

        broker.cancel(known);
        broker.refund(known);

        RecordingServer.Sent cancel = server.next();
        assertThat(cancel.method() + " " + cancel.path()).isEqualTo("PUT /v1/payments/4711");
        assertThat(cancel.body()).isEqualTo("{\"status\":\"cancelled\"}");
        RecordingServer.Sent refund = server.next();
        assertThat(refund.method() + " " + refund.path()).isEqualTo("POST /v1/payments/4711/refunds");
        assertThat(refund.body()).isIn("", "{}");
    }

    @Test
    void anAnswerBecomesFacts() {
        server.answers(200, PAID);

        BrokerPayment told = ((Told) broker.look(known(null))).payment();

        assertThat(told.externalId()).isEqualTo("4711");
        assertThat(told.reference()).isEqualTo("ours");
        assertThat(told.status()).isEqualTo(BrokerStatus.APPROVED);
        assertThat(told.amount()).isEqualByComparingTo(new BigDecimal("59.80"));
        assertThat(told.currency()).isEqualTo("BRL");
        assertThat(told.approvedAt()).isEqualTo("2026-01-01T12:00:00Z");
        assertThat(told.pix().copiaECola()).isEqualTo("000201");
        assertThat(told.pix().expiresAt()).isEqualTo("2026-01-01T13:00:00Z");
        assertThat(told.refunds()).singleElement().satisfies(refund -> {
            assertThat(refund.externalId()).isEqualTo("9");
            assertThat(refund.status()).isEqualTo(RefundStatus.IN_PROCESS);
        });
    }

    @ParameterizedTest
    @CsvSource({"pending,pending_waiting_transfer,WAITING", "in_process,,WAITING", "authorized,,WAITING",
        "approved,accredited,APPROVED", "rejected,,REJECTED", "cancelled,by_collector,CANCELLED",
        "cancelled,expired,EXPIRED", "refunded,,REFUNDED", "charged_back,,DISPUTED", "in_mediation,,DISPUTED"})
    void everyStatusHasItsMeaning(String status, String detail, BrokerStatus meaning) {
        server.answers(200, "{\"id\":4711,\"status\":\"" + status + "\",\"status_detail\":\"" + detail + "\"}");

        assertThat(((Told) broker.look(known(null))).payment().status()).isEqualTo(meaning);
    }

    @Test
    void aSearchFindsByOurReferenceOrFindsNothing() {
        String ours = PAID.replace("\"ours\"", "\"" + payment.id() + "\"");
        server.answers(200,
            "{\"paging\":{\"total\":2,\"limit\":50,\"offset\":0},\"results\":[" + PAID + "," + ours + "]}");
        assertThat(((Told) broker.search(payment)).payment().reference()).isEqualTo(payment.id().toString());
        assertThat(server.next().path()).startsWith("/v1/payments/search?")
            .contains("external_reference=" + payment.id(), "limit=50");

        server.answers(200, "{\"paging\":{\"total\":0,\"limit\":1,\"offset\":0},\"results\":[]}");
        assertThat(broker.search(payment)).isInstanceOf(FoundNothing.class);
    }

    @Test
    void aRefundIsTakenAsItIsTold() {
        server.answers(201, "{\"id\":9,\"payment_id\":4711,\"amount\":59.8,\"status\":\"in_process\"}");

        assertThat(((TookRefund) broker.refund(known(Refund.requested(UUID.randomUUID(), payment.amount())))).refund()
            .status()).isEqualTo(RefundStatus.IN_PROCESS);
    }

    @Test
    void aRefusalIsToldByItsCodesOnly() {
        server.answers(400, """
            {"message":"someone@example.com is bad","error":"bad_request","status":400,
             "cause":[{"code":4037,"description":"CPF 123.456.789-09"}]}""");

        assertThat(broker.create(payment)).isEqualTo(new Refused("HTTP status 400, codes bad_request, 4037"));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 429})
    void aBrokerThatTakesNoCallsFromUsIsUnavailable(int status) {
        server.answers(status, "{}");

        assertThatThrownBy(() -> broker.create(payment)).isInstanceOf(BrokerUnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 408, 409, 423, 424, 425, 500, 502, 503, 504})
    void anErrorThatProvesNothingLeavesTheOutcomeUnknown(int status) {
        server.answers(status, "{\"message\":\"no\",\"error\":\"no\",\"status\":" + status + ",\"cause\":[]}");

        assertThatThrownBy(() -> broker.create(payment)).isInstanceOf(OutcomeUnknownException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html><body>400 Bad Request</body></html>", "{}", "[]", "null", "\"bad_request\"",
        "{\"message\":\"Bad Request\"}", "{\"error\":{\"code\":1}}", "{\"error\":\"cut of"})
    void aRefusalThatIsNotWordedByMercadoPagoLeavesTheOutcomeUnknown(String body) {
        for (int status : new int[]{400, 404, 422}) {
            server.answers(status, body);

            assertThatThrownBy(() -> broker.create(payment)).isInstanceOf(OutcomeUnknownException.class);
            assertThatThrownBy(() -> broker.look(known(null))).isInstanceOf(OutcomeUnknownException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 500})
    void anAnswerOfMoreThanAMebibyteIsNotTaken(int status) {
        server.answersEndlessly(status);

        assertThatThrownBy(() -> broker.look(known(null))).isInstanceOf(UnreadableAnswerException.class)
            .hasMessageContaining("larger than 1 MiB");
    }

    @Test
    void whatStandsInAnAnswerIsNotLoggedUnlessItIsAPlainWord(CapturedOutput output) {
        String forged = "paid\\n2026-01-01 ERROR everything is lost";
        server.answers(200, PAID.replace("in_process", forged));
        broker.look(known(null));
        server.answers(200, PAID.replace("\"approved\"", "\"" + "x".repeat(20_000) + "\""));
        assertThatThrownBy(() -> broker.look(known(null))).hasMessage("cannot read status (?)");

        assertThat(output.getAll()).contains("payment " + payment.id(), "refunds.status (?)")
            .doesNotContain("everything is lost", "xxx");
    }

    @Test
    void anErrorWithoutABodyLeavesTheOutcomeUnknown() {
        server.answers(502, "");

        assertThatThrownBy(() -> broker.create(payment)).isInstanceOf(OutcomeUnknownException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "{}", "[]", "{\"id\":1}", "{\"id\":1,\"status\":\"surprising\"}", ""})
    void anAnswerThatCannotBeReadLeavesTheOutcomeUnknown(String body) {
        server.answers(201, body);

        assertThatThrownBy(() -> broker.create(payment)).isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void silenceLeavesTheOutcomeUnknownWithinTheTimeLimit() {
        server.saysNothing();
        Instant start = Instant.now();

        assertThatThrownBy(() -> broker.create(payment)).isInstanceOf(OutcomeUnknownException.class);

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void nobodyThereIsUnavailable() {
        server.close();

        assertThatThrownBy(() -> broker.create(payment)).isInstanceOf(BrokerUnavailableException.class);
    }

    @Test
    void anUnknownIdIsFoundNowhere() {
        server.answers(404, "{\"error\":\"not_found\"}");

        assertThat(broker.look(known(null))).isInstanceOf(FoundNothing.class);
    }

    @Test
    void neitherTheTokenNorThePayerIsLogged(CapturedOutput output) {
        server.answers(400, "{\"error\":\"bad_request\",\"message\":\"" + EMAIL + "\"}");
        broker.create(payment);
        server.saysNothing();
        assertThatThrownBy(() -> broker.create(payment)).hasMessageNotContainingAny(TOKEN, EMAIL);

        assertThat(output.getAll()).doesNotContain(TOKEN, EMAIL);
        assertThat(payment.toString()).doesNotContain(EMAIL);
    }

    private Payment known(Refund refund) {
        return new Payment(payment.id(), payment.orderId(), payment.amount(), payBy, null, PaymentStatus.PENDING, null,
            "4711", null, Money.ZERO, null, false, refund, null, 0, Instant.EPOCH, Instant.EPOCH, null);
    }

    private static MercadoPagoBroker broker(URI base, URI notificationUrl) {
        MercadoPagoProperties properties = new MercadoPagoProperties(base, TOKEN, notificationUrl,
            Duration.ofSeconds(1), Duration.ofSeconds(1));
        return new MercadoPagoBroker(new MercadoPagoHttpClient(properties), properties);
    }

    private static List<String> header(RecordingServer.Sent sent, String name) {
        return sent.headers().entrySet().stream().filter(header -> header.getKey().equalsIgnoreCase(name))
            .flatMap(header -> header.getValue().stream()).toList();
    }
}
