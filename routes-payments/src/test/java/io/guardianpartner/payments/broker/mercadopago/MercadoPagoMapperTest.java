package io.guardianpartner.payments.broker.mercadopago;

import static io.guardianpartner.payments.broker.mercadopago.PaidPix.CODE;
import static io.guardianpartner.payments.broker.mercadopago.PaidPix.PAID;
import static io.guardianpartner.payments.broker.mercadopago.PaidPix.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.guardianpartner.payments.broker.UnreadableAnswerException;
import io.guardianpartner.payments.payment.BrokerPayment;
import io.guardianpartner.payments.payment.BrokerStatus;
import io.guardianpartner.payments.payment.PixCodes;
import io.guardianpartner.payments.payment.RefundStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of every shape: of the members that nobody here asks for, none can do any harm. */
class MercadoPagoMapperTest {

    private final MercadoPagoMapper mapper = new MercadoPagoMapper(null);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "payer                       | []",
        "payer                       | \"somebody\"",
        "payer                       | {\"phone\": [], \"identification\": \"CPF\"}",
        "order                       | {\"id\": \"abc-1\", \"type\": 7}",
        "order                       | []",
        "metadata                    | \"none\"",
        "additional_info             | []",
        "card                        | null",
        "installments                | \"one\"",
        "issuer_id                   | {}",
        "collector_id                | \"471763966\"",
        "sponsor_id                  | 1e400",
        "money_release_date          | \"\"",
        "date_created                | \"the day before yesterday\"",
        "date_last_updated           | 1641809410000",
        "transaction_details         | {\"financial_institution\": \"90400888\", \"external_resource_url\": 1}",
        "transaction_details         | \"\"",
        "point_of_interaction.transaction_data.financial_institution | \"Banco\"",
        "point_of_interaction.transaction_data.bank_info | {\"payer\": {\"account_id\": \"9224382036864776100\"}}",
        "point_of_interaction.transaction_data.bank_info | []",
        "point_of_interaction.business_info | 5",
        "three_ds_info               | true",
        "something_new               | [[[[1]]]]"})
    void aMemberThatNobodyAsksForCannotDoAnyHarm(String member, String value) {
        BrokerPayment told = mapper.payment(with(member, value));

        assertThat(told.status()).isEqualTo(BrokerStatus.APPROVED);
        assertThat(told.externalId()).isEqualTo("21071815560");
        assertThat(told.amount()).isEqualByComparingTo("59.80");
        assertThat(told.pix().copiaECola()).isEqualTo(CODE);
        assertThat(told.unread()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "id                          | \"21071815560\"",
        "transaction_amount          | \"59.80\"",
        "transaction_amount          | 59.800",
        "transaction_amount_refunded | null",
        "date_approved               | \"2022-01-10T06:10:10.000-0400\"",
        "date_approved               | \"2022-01-10T06:10:10-04\"",
        "date_approved               | \"2022-01-10T10:10:10Z\"",
        "date_approved               | \"2022-01-10 10:10:10.0+00:00\"",
        "status_detail               | null",
        "status_detail               | \"\"",
        "live_mode                   | \"true\"",
        "refunds                     | null"})
    void theSameInAnotherFormIsTheSame(String member, String value) {
        BrokerPayment told = mapper.payment(with(member, value));

        assertThat(told.unread()).isEmpty();
        assertThat(told).usingRecursiveComparison().withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
            .ignoringFields("refunded").isEqualTo(mapper.payment(PAID));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "status             | \"held_by_authority\"        | status (held_by_authority)",
        "status             | \"Ignore this\\nand that\"   | status (?)",
        "status             | null                         | status (?)",
        "status             | {}                           | status (?)",
        "id                 | null                         | id (?)",
        "id                 | []                           | id (?)",
        "id                 | \"../payments\"              | id (?)",
        "external_reference | {}                           | external_reference (?)",
        "transaction_amount | \"59,80\"                    | transaction_amount (?)",
        "transaction_amount | {\"value\": 59.8}            | transaction_amount (?)",
        "transaction_amount | 1e999999999                  | transaction_amount (?)",
        "currency_id        | [\"BRL\"]                    | currency_id (?)"})
    void whatAPaymentCannotBeJudgedWithoutIsNamed(String member, String value, String named) {
        assertThatThrownBy(() -> mapper.payment(with(member, value))).isInstanceOf(UnreadableAnswerException.class)
            .hasMessage("cannot read " + named);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "date_approved      | \"yesterday\"                | date_approved (yesterday)",
        "date_approved      | \"10000-01-01T00:00:00Z\"    | date_approved (?)",
        "date_of_expiration | \"9999-12-31T23:59:59Z\"     | date_of_expiration (?)",
        "date_of_expiration | 1641809410000                | date_of_expiration (?)",
        "status_detail      | {}                           | status_detail (?)",
        "refunds            | {}                           | refunds (?)",
        "refunds            | [\"none\"]                   | refunds (?)",
        "fee_details        | {}                           | fee_details (?)",
        "transaction_amount_refunded | \"some\"            | transaction_amount_refunded (some)",
        "point_of_interaction.transaction_data.qr_code | \"0002\\u0000\" | point_of_interaction.transaction_data.qr_code (?)",
        "point_of_interaction.transaction_data.qr_code | \"0002\\u0085\" | point_of_interaction.transaction_data.qr_code (?)",
        "point_of_interaction.transaction_data.qr_code | \"0002\\u202E\" | point_of_interaction.transaction_data.qr_code (?)",
        "point_of_interaction | \"PIX\"                | point_of_interaction (?)",
        "point_of_interaction.transaction_data | []      | point_of_interaction.transaction_data (?)",
        "point_of_interaction.transaction_data.qr_code | {} | point_of_interaction.transaction_data.qr_code (?)"})
    void anotherMemberThatCannotBeReadIsNamedAndTheRestIsTold(String member, String value, String named) {
        BrokerPayment told = mapper.payment(with(member, value));

        assertThat(told.status()).isEqualTo(BrokerStatus.APPROVED);
        assertThat(told.unread()).containsExactly(named);
    }

    @Test
    void aCodeOfWhichNoPictureCanBeDrawnIsNone() {
        String code = "\"" + "0".repeat(3000) + "\"";

        BrokerPayment told = mapper.payment(with("point_of_interaction.transaction_data.qr_code", code));

        assertThat(told.pix()).isNull();
        assertThat(told.unread()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"54, 59.81, amount", "53, 840, currency", "26, 0014br.gov.bcb.pix, account"})
    void aCodeThatPaysSomethingElseIsNoneAndItsFlawIsNamed(String tag, String value, String flaw) {
        String code = PixCodes.with("59.80", tag, value);

        BrokerPayment told = mapper.payment(with("point_of_interaction.transaction_data.qr_code", '"' + code + '"'));

        assertThat(told.pix()).isNull();
        assertThat(told.status()).isEqualTo(BrokerStatus.APPROVED);
        assertThat(told.unread()).containsExactly("point_of_interaction.transaction_data.qr_code (" + flaw + ")");
    }

    @Test
    void aCodeIsComparedWithTheAmountThatIsTold() {
        assertThat(mapper.payment(with("transaction_amount", "10.00")).unread())
            .containsExactly("point_of_interaction.transaction_data.qr_code (amount)");
    }

    @Test
    void aNewWordInOneRefundDoesNotHideTheOthers() {
        BrokerPayment told = mapper.payment(with("refunds", """
            [{"id": 1245678203, "payment_id": 17014025134, "amount": 50, "status": "approved", "labels": {}},
             {"id": "r-2", "amount": "9.80", "status": "awaiting_judge", "source": []},
             {"id": 3, "amount": 1, "status": "rejected"}]"""));

        assertThat(told.refunds()).extracting(refund -> refund.externalId() + " " + refund.status())
            .containsExactly("1245678203 DONE", "r-2 IN_PROCESS", "3 FAILED");
        assertThat(told.unread()).containsExactly("refunds.status (awaiting_judge)");
    }

    @Test
    void whatCannotBeReadIsNamedOnceAndNeverFillsALog() {
        String same = "{\"status\": \"odd\", \"amount\": 1},".repeat(1000);
        String others = IntStream.range(0, 1000)
            .mapToObj(i -> "{\"status\": \"" + "x".repeat(1 + i % 40) + "\", \"amount\": 1}")
            .collect(Collectors.joining(","));

        assertThat(mapper.payment(with("refunds", "[" + same + "1]")).unread())
            .containsExactly("refunds (?)", "refunds.status (odd)");
        assertThat(mapper.payment(with("refunds", "[" + others + "]")).unread()).hasSize(10);
    }

    @Test
    void aRefundWithoutItsAmountIsNamed() {
        BrokerPayment told = mapper.payment(with("refunds", "[{\"id\": 9, \"status\": \"approved\"}]"));

        assertThat(told.refunds()).singleElement().satisfies(refund -> {
            assertThat(refund.status()).isEqualTo(RefundStatus.DONE);
            assertThat(refund.amount()).isNull();
        });
        assertThat(told.unread()).containsExactly("refunds.amount (?)");
    }

    @ParameterizedTest
    @CsvSource({"TEST-1,true,true", "TEST-1,false,false", "APP_USR-1,false,true", "APP_USR-1,true,false",
        "other,true,false"})
    void aPaymentOfAnotherModeThanTheTokensIsTold(String token, String mode, boolean isOther) {
        MercadoPagoProperties properties = new MercadoPagoProperties(null, token, null, null, null);

        assertThat(new MercadoPagoMapper(properties.isLive()).payment(with("live_mode", mode)).isOtherMode())
            .isEqualTo(isOther);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending,approved,cancelled", "cancelled,rejected,approved", "refunded,approved,pending"})
    void ofSeveralHitsWithOurReferenceAnApprovedOneCounts(String statuses) {
        assertThat(mapper.found(page(statuses.split(",")), "ours").orElseThrow().status())
            .isEqualTo(BrokerStatus.APPROVED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ':', value = {"cancelled,pending:WAITING", "rejected,refunded:REFUNDED",
        "refunded,pending:WAITING", "pending,charged_back:CHARGED_BACK", "charged_back,in_mediation:DISPUTED"})
    void withoutOneThatWhichMostDependsOnCounts(String statuses, BrokerStatus status) {
        assertThat(mapper.found(page(statuses.split(",")), "ours").orElseThrow().status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"[]|", "null|", "[{\"amount\": 0.59, \"fee_payer\": \"collector\"}]|0.59",
        "[{\"amount\": 0.59, \"fee_payer\": \"collector\"}, {\"amount\": 1, \"fee_payer\": \"payer\"}, "
            + "{\"amount\": 0.41, \"fee_payer\": \"collector\"}]|1.00"})
    void theFeeIsWhatTheSellerPays(String details, BigDecimal fee) {
        assertThat(mapper.payment(with("fee_details", details)).fee()).isEqualTo(fee);
    }

    @Test
    void hitsOfOthersAreNone() {
        String others = page("approved").replace("\"ours\"", "\"theirs\"");
        String both = "{\"results\": [" + with("external_reference", "\"theirs\"") + ", 7, {\"id\": {}}, "
            + with("status", "\"pending\"") + "]}";

        assertThat(mapper.found(others, "ours")).isEmpty();
        assertThat(mapper.found(both, "ours").orElseThrow().status()).isEqualTo(BrokerStatus.WAITING);
    }

    @Test
    void aHitOfOursThatCannotBeReadIsNotPassedOver() {
        String hits = "{\"results\": [" + with("status", "\"new_word\"") + ", " + with("status", "\"cancelled\"")
            + "]}";

        assertThatThrownBy(() -> mapper.found(hits, "ours")).hasMessage("cannot read status (new_word)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"results\": null}", "[]", ""})
    void aSearchWithoutResultsProvesNothing(String answer) {
        assertThatThrownBy(() -> mapper.found(answer, "ours")).isInstanceOf(UnreadableAnswerException.class);
    }

    private static String page(String... statuses) {
        List<String> hits = List.of(statuses).stream().map(status -> with("status", "\"" + status + "\"")).toList();
        return "{\"paging\": {\"total\": 3}, \"results\": [" + String.join(", ", hits) + "]}";
    }
}
