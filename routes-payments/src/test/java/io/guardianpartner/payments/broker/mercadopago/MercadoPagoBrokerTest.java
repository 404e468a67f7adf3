package io.guardianpartner.payments.broker.mercadopago;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guardianpartner.message.Money;
import io.guardianpartner.payments.payment.BrokerAnswer;
import io.guardianpartner.payments.payment.BrokerAnswer.Found;
import io.guardianpartner.payments.payment.BrokerAnswer.NotFound;
import io.guardianpartner.payments.payment.BrokerAnswer.PageFound;
import io.guardianpartner.payments.payment.BrokerAnswer.RefundAccepted;
import io.guardianpartner.payments.payment.BrokerPayment;
import io.guardianpartner.payments.payment.BrokerSearch;
import io.guardianpartner.payments.payment.BrokerStatus;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.Refund;
import io.guardianpartner.payments.payment.RefundKind;
import io.guardianpartner.payments.payment.RefundStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests as they go over the wire, and the meaning of each answer. */
class MercadoPagoBrokerTest extends MercadoPagoTest {

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
        Refund refused = new Refund(known.refund().id(), RefundKind.REST, payment.amount(), RefundStatus.REQUESTED,
            null, null, "no", 2, Instant.EPOCH);
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
        broker.fetch(known);
        broker.cancel(known);
        broker.refund(known);

        assertThat(Stream.generate(server::next).limit(4)).allSatisfy(sent -> {
            assertThat(header(sent, "authorization")).containsExactly("Bearer " + TOKEN);
            assertThat(header(sent, "x-render-in-process-refunds")).containsExactly("true");
        });
    }

    @Test
    void aSearchByTimeSaysItsRangeOrderAndPage() {
        server.answers(200, "{\"results\": [" + PAID + "], \"paging\": {\"total\": 7, \"limit\": 5, \"offset\": 5}}");
        Instant begins = Instant.parse("2026-01-31T00:00:00Z");

        BrokerAnswer answer = broker.search(new BrokerSearch(BrokerSearch.Time.APPROVED, begins.plusMillis(7),
            begins.plus(Duration.ofDays(1)), 5, 5));

        String path = URLDecoder.decode(server.next().path(), StandardCharsets.UTF_8);
        assertThat(path).startsWith("/v1/payments/search?");
        assertThat(path.substring(path.indexOf('?') + 1).split("&")).containsExactlyInAnyOrder("range=date_approved",
            "sort=date_approved", "criteria=asc", "begin_date=2026-01-31T00:00:00.007Z",
            "end_date=2026-01-31T23:59:59.999Z", "offset=5", "limit=5");
        assertThat(answer).isInstanceOfSatisfying(PageFound.class, found -> {
            assertThat(found.page().isLast()).isFalse();
            assertThat(found.page().hits()).singleElement().satisfies(hit -> {
                assertThat(hit.externalId()).isEqualTo("4711");
                assertThat(hit.reference()).isEqualTo("ours");
                assertThat(hit.at()).isEqualTo("2026-01-01T12:00:00Z");
                assertThat(hit.payment().status()).isEqualTo(BrokerStatus.APPROVED);
            });
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
    void aRefundOfAPartSaysHowMuch() {
        server.answers(200, PAID);

        broker
            .refund(known(new Refund(UUID.randomUUID(), RefundKind.PART, Money.of("5.10"), RefundStatus.REQUESTED, null,
                "it was cold", null, 0, null)));

        assertThat(server.next().body()).isEqualTo("{\"amount\":5.10}");
    }

    @Test
    void anAnswerBecomesFacts() {
        server.answers(200, PAID);

        BrokerPayment told = ((Found) broker.fetch(known(null))).payment();

        assertThat(told.externalId()).isEqualTo("4711");
        assertThat(told.reference()).isEqualTo("ours");
        assertThat(told.status()).isEqualTo(BrokerStatus.APPROVED);
        assertThat(told.amount()).isEqualByComparingTo(new BigDecimal("59.80"));
        assertThat(told.currency()).isEqualTo("BRL");
        assertThat(told.approvedAt()).isEqualTo("2026-01-01T12:00:00Z");
        assertThat(told.pix().copiaECola()).isEqualTo(CODE);
        assertThat(told.pix().expiresAt()).isEqualTo("2026-01-01T13:00:00Z");
        assertThat(told.refunds()).singleElement().satisfies(refund -> {
            assertThat(refund.externalId()).isEqualTo("9");
            assertThat(refund.status()).isEqualTo(RefundStatus.IN_PROCESS);
        });
    }

    @ParameterizedTest
    @CsvSource({"pending,pending_waiting_transfer,WAITING", "in_process,,IN_REVIEW", "authorized,,IN_REVIEW",
        "approved,accredited,APPROVED", "rejected,,REJECTED", "cancelled,by_collector,CANCELLED",
        "cancelled,expired,EXPIRED", "refunded,,REFUNDED", "in_mediation,,DISPUTED",
        "charged_back,in_process,CHARGED_BACK", "charged_back,settled,CHARGED_BACK",
        "charged_back,reimbursed,APPROVED", "approved,reimbursed,APPROVED"})
    void everyStatusHasItsMeaning(String status, String detail, BrokerStatus meaning) {
        server.answers(200, "{\"id\":4711,\"status\":\"" + status + "\",\"status_detail\":\"" + detail + "\"}");

        assertThat(((Found) broker.fetch(known(null))).payment().status()).isEqualTo(meaning);
    }

    @Test
    void aSearchFindsByOurReferenceOrFindsNothing() {
        String ours = PAID.replace("\"ours\"", "\"" + payment.id() + "\"");
        server.answers(200,
            "{\"paging\":{\"total\":2,\"limit\":50,\"offset\":0},\"results\":[" + PAID + "," + ours + "]}");
        assertThat(((Found) broker.search(payment)).payment().reference()).isEqualTo(payment.id().toString());
        assertThat(server.next().path()).startsWith("/v1/payments/search?")
            .contains("external_reference=" + payment.id(), "limit=50");

        server.answers(200, "{\"paging\":{\"total\":0,\"limit\":1,\"offset\":0},\"results\":[]}");
        assertThat(broker.search(payment)).isInstanceOf(NotFound.class);
    }

    @Test
    void aRefundIsTakenAsItIsTold() {
        server.answers(201, "{\"id\":9,\"payment_id\":4711,\"amount\":59.8,\"status\":\"in_process\"}");

        assertThat(
            ((RefundAccepted) broker.refund(known(Refund.requested(UUID.randomUUID(), payment.amount())))).refund()
                .status())
            .isEqualTo(RefundStatus.IN_PROCESS);
    }

    private static List<String> header(RecordingServer.Sent sent, String name) {
        return sent.headers().entrySet().stream().filter(header -> header.getKey().equalsIgnoreCase(name))
            .flatMap(header -> header.getValue().stream()).toList();
    }
}
