package io.guardianpartner.payments.broker.mercadopago;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Money;
import io.guardianpartner.payments.broker.UnreadableAnswerException;
import io.guardianpartner.payments.payment.Alarm;
import io.guardianpartner.payments.payment.BrokerPage;
import io.guardianpartner.payments.payment.BrokerPayment;
import io.guardianpartner.payments.payment.BrokerRefund;
import io.guardianpartner.payments.payment.BrokerSearch;
import io.guardianpartner.payments.payment.BrokerStatus;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.RefundStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Documents with the members, shapes and kinds of values of those with which Mercado Pago tests its own Java SDK, also
 * where nothing here asks for them. The values are ours.
 */
class MercadoPagoDocumentsTest {

    private static final UUID OURS = UUID.fromString("01989b1e-7a60-7c11-9f0e-3d2b5a8c4e10");

    private final MercadoPagoMapper mapper = new MercadoPagoMapper(false);
    private final Payment payment = Payment.intended(OURS, Ids.next(), Money.of("59.80"), Instant.EPOCH, null,
        Instant.EPOCH);

    @ParameterizedTest
    @CsvSource({"pix-waiting,WAITING", "pix-paid,APPROVED", "pix-expired,EXPIRED",
        "cancelled-with-an-odd-detail,CANCELLED", "card-with-3ds,APPROVED", "bank-slip,WAITING",
        "other-currency,WAITING", "partly-refunded,APPROVED", "refunded,REFUNDED", "in-mediation,DISPUTED"})
    void eachPaymentIsReadWholeAndMeansOneThing(String document, BrokerStatus meaning) {
        BrokerPayment told = mapper.payment(read(document));

        assertThat(told.status()).isEqualTo(meaning);
        assertThat(told.externalId()).isEqualTo("90817263545");
        assertThat(told.isOtherMode()).isFalse();
        assertThat(told.unread()).isEmpty();
    }

    @Test
    void aWaitingPixHasItsCodeAndItsEndAndAnAmountWithoutDecimals() {
        BrokerPayment told = mapper.payment(read("pix-waiting"));

        assertThat(told.pix().copiaECola()).startsWith("000201").contains("540560.005802BR");
        assertThat(told.pix().expiresAt()).isEqualTo("2026-03-02T14:00:00Z");
        assertThat(told.amount()).isEqualByComparingTo("60");
        assertThat(told.approvedAt()).isNull();
        assertThat(told.refunded()).isEqualByComparingTo("0");
    }

    @Test
    void aPaidPixIsOursAndSaysSinceWhen() {
        BrokerPayment told = mapper.payment(read("pix-paid"));

        assertThat(told.disagreement(payment)).isEmpty();
        assertThat(told.approvedAt()).isEqualTo("2026-03-02T13:20:31Z");
        assertThat(told.refunds()).isEmpty();
    }

    @Test
    void aPaymentWithoutAReferenceIsNotOurs() {
        assertThat(mapper.payment(read("pix-waiting")).disagreement(payment)).contains(Alarm.OTHER_PAYMENT);
    }

    @Test
    void aPaymentInAnotherCurrencyIsNotWhatWeAskedFor() {
        assertThat(mapper.payment(read("other-currency")).disagreement(payment)).contains(Alarm.OTHER_AMOUNT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancelled-with-an-odd-detail", "card-with-3ds", "bank-slip", "other-currency",
        "partly-refunded"})
    void whatIsPaidOtherwiseOrIsToldWithoutACodeHasNoPix(String document) {
        assertThat(mapper.payment(read(document)).pix()).isNull();
    }

    @Test
    void aPartThatWentBackIsToldWithItsRefund() {
        BrokerPayment told = mapper.payment(read("partly-refunded"));

        assertThat(told.refunded()).isEqualByComparingTo("1");
        assertThat(told.refunds()).singleElement().satisfies(refund -> {
            assertThat(refund.externalId()).isEqualTo("1700456201");
            assertThat(refund.status()).isEqualTo(RefundStatus.DONE);
            assertThat(refund.amount()).isEqualByComparingTo("1");
        });
    }

    @Test
    void allPartsOfWhatWentBackAreTold() {
        BrokerPayment told = mapper.payment(read("refunded"));

        assertThat(told.refunded()).isEqualByComparingTo("59.80");
        assertThat(told.refunds()).extracting(BrokerRefund::externalId).containsExactly("1700456201", "1700456388");
    }

    @ParameterizedTest
    @CsvSource({"refund,1700456201,DONE,59.80", "refund-of-a-part,1700456240,DONE,5.00",
        "refund-in-process,1700456255,IN_PROCESS,59.80"})
    void aRefundIsReadByItself(String document, String id, RefundStatus status, String amount) {
        BrokerRefund told = mapper.refund(read(document));

        assertThat(told.externalId()).isEqualTo(id);
        assertThat(told.status()).isEqualTo(status);
        assertThat(told.amount()).isEqualByComparingTo(amount);
    }

    @Test
    void aSearchFindsTheOneWithOurReference() {
        assertThat(mapper.found(read("search"), OURS.toString()).orElseThrow())
            .isEqualTo(mapper.payment(read("pix-paid")));
    }

    @Test
    void onAPageOfManyThePaidOneOfOursCounts() {
        BrokerPayment told = mapper.found(read("search-page-of-many"), OURS.toString()).orElseThrow();

        assertThat(told.externalId()).isEqualTo("90817263005");
        assertThat(told.disagreement(payment)).isEmpty();
        assertThat(told.unread()).isEmpty();
    }

    @Test
    void aPagePastTheEndHasNothingWhateverItsTotal() {
        assertThat(mapper.found(read("search-past-the-end"), OURS.toString())).isEmpty();
    }

    @Test
    void anErrorIsTheirsAndIsToldByItsCodes() {
        String error = read("error-with-a-cause");

        assertThat(MercadoPagoErrors.isTheirs(error)).isTrue();
        assertThat(MercadoPagoErrors.codes(error)).isEqualTo(", codes bad_request, 13253");
    }

    @Test
    void aPageOfASearchHasAllItsPaymentsAlsoThoseThatCannotBeJudgedAndSaysWhetherItIsTheLast() {
        BrokerSearch first = new BrokerSearch(BrokerSearch.Time.CHANGED, Instant.EPOCH, Instant.MAX, 0, 5);
        String many = read("search-page-of-many");

        BrokerPage page = mapper.page(many, first);

        assertThat(page.isLast()).isFalse();
        assertThat(page.hits()).hasSize(5).allSatisfy(hit -> {
            assertThat(hit.externalId()).isNotNull();
            assertThat(hit.at()).isNotNull();
        });
        assertThat(mapper.page(many.replaceAll("\"status\": \"[a-z_]+\"", "\"status\": \"of_another_world\""), first)
            .hits()).hasSize(5).allMatch(hit -> hit.payment() == null && hit.externalId() != null);
        assertThat(mapper.page(many, new BrokerSearch(BrokerSearch.Time.CHANGED, Instant.EPOCH, Instant.MAX, 97, 5))
            .isLast()).isTrue();
        BrokerSearch past = new BrokerSearch(BrokerSearch.Time.CHANGED, Instant.EPOCH, Instant.MAX, 105, 5);
        assertThat(mapper.page(read("search-past-the-end"), past).isLast()).isTrue();
        for (String noPage : List.of("{\"paging\": {}}", "{\"results\": {}}", "{\"results\": [\"a proxy\"]}",
            read("search-past-the-end"))) {
            assertThatThrownBy(() -> mapper.page(noPage, first)).as(noPage)
                .isInstanceOf(UnreadableAnswerException.class);
        }
    }

    private static String read(String document) {
        try (InputStream file = MercadoPagoDocumentsTest.class
            .getResourceAsStream("/mercadopago/" + document + ".json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
