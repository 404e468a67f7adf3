package io.guardianpartner.payments.payment;

import static io.guardianpartner.payments.payment.PixCodes.field;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class BrCodeTest {

    private static final BigDecimal AMOUNT = new BigDecimal("59.8");
    private static final String RIGHT = PixCodes.of("59.80");

    /** As the manual of the Banco Central prints it, with the checksum that it prints. */
    private static final String MANUALS = "00020126580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-426655440000"
        + "5204000053039865802BR5913Fulano de Tal6008BRASILIA62070503***63041D3D";

    @Test
    void theChecksumIsTheStandardsOwnCheckValue() {
        assertThat(BrCode.checksum("123456789")).isEqualTo("29B1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"59.80", "59.8", "059.80"})
    void aRightCodeHasNoFlawHoweverItWritesItsAmount(String amount) {
        assertThat(BrCode.flaw(PixCodes.of(amount), AMOUNT)).isEmpty();
    }

    @Test
    void theManualsCodeHasNoFlawAndNeedsNoAmount() {
        assertThat(BrCode.flaw(MANUALS, AMOUNT)).isEmpty();
        assertThat(BrCode.flaw(MANUALS, null)).isEmpty();
    }

    @Test
    void aDynamicCodeNamesAnAddressInPlaceOfTheKeyAndMayUseAnotherAccountField() {
        String account = field("00", "BR.GOV.BCB.PIX") + field("25", "pix.example.com/qr/v2/cobv/9d36b84f");

        assertThat(BrCode.flaw(PixCodes.with("59.80", "26", account), AMOUNT)).isEmpty();
        assertThat(BrCode.flaw(PixCodes.sealed(field("00", "01") + field("26", field("00", "com.example"))
            + field("27", account) + field("52", "5812") + field("53", "986") + field("58", "BR")
            + field("59", "BAR DO JOÃO") + field("60", "BELÉM") + field("62", field("05", "***"))), null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {
        "00, 02, format", "00, none, format",
        "26, none, account", "26, 0014br.gov.bcb.pix, account", "26, 0014br.gov.bcb.piy01011, account",
        "26, br.gov.bcb.pix, account",
        "52, none, category", "52, 12, category", "52, 12a4, category",
        "53, none, currency", "53, 840, currency",
        "54, 59.81, amount", "54, 0.01, amount", "54, '59,80', amount", "54, -59.80, amount", "54, 5.98e1, amount",
        "54, ٥٩.80, amount", "54, 00000000059.80, amount",
        "58, none, country", "58, US, country",
        "59, none, merchant_name", "59, ' ', merchant_name", "59, ABCDEFGHIJKLMNOPQRSTUVWXYZ, merchant_name",
        "60, none, merchant_city", "60, ABCDEFGHIJKLMNOP, merchant_city",
        "62, none, txid", "62, 0501, txid", "62, 0303***, txid", "62, 052612345678901234567890123456, txid"})
    void eachFieldThatIsMissingOrWrongIsNamed(String tag, String value, String flaw) {
        assertThat(BrCode.flaw(PixCodes.with("59.80", tag, value), AMOUNT)).hasValue(flaw);
    }

    @Test
    void anAmountThatNobodyCanCompareIsWrong() {
        assertThat(BrCode.flaw(RIGHT, null)).hasValue("amount");
    }

    @Test
    void theFormatComesFirstAndTheChecksumLast() {
        String fields = RIGHT.substring(0, RIGHT.length() - 8);

        assertThat(BrCode.flaw(PixCodes.sealed(fields.substring(6) + fields.substring(0, 6)), AMOUNT))
            .hasValue("format");
        assertThat(BrCode.flaw(fields, AMOUNT)).hasValue("checksum");
        assertThat(BrCode.flaw(RIGHT + field("80", "more"), AMOUNT)).hasValue("checksum");
        assertThat(BrCode.flaw(fields + field("80", "6304" + BrCode.checksum(fields + "80086304")), AMOUNT))
            .hasValue("checksum");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"0", "0002", "000", "000201a", "00020", "0002010002015", "6304ABCD", "qr_code", "00000102",
        "000201000201", "0003\uD83D\uDE0001", "0099x"})
    void whatIsNoListOfFieldsIsNone(String code) {
        assertThat(BrCode.flaw(code, AMOUNT)).isPresent();
    }

    @Test
    void noCharacterOfARightCodeCanBeAnotherMissingOrDoubled() {
        for (int at = 0; at < RIGHT.length(); at++) {
            String before = RIGHT.substring(0, at);
            String after = RIGHT.substring(at + 1);
            char other = RIGHT.charAt(at) == '7' ? '8' : '7';
            assertThat(BrCode.flaw(before + other + after, AMOUNT)).as("another at %s", at).isPresent();
            assertThat(BrCode.flaw(before + after, AMOUNT)).as("without that at %s", at).isPresent();
            assertThat(BrCode.flaw(before + RIGHT.charAt(at) + RIGHT.charAt(at) + after, AMOUNT)).as("twice at %s", at)
                .isPresent();
            assertThat(BrCode.flaw(before, AMOUNT)).as("only %s", at).isPresent();
        }
    }

    @Test
    void noTextMakesItFail() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String letters = "0123456789br.gov.pix*6304ABCDEF \u0000é\uD83D\uDE00";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder code = new StringBuilder(random.nextBoolean() ? RIGHT : "");
            for (int changes = random.nextInt(40); changes >= 0; changes--) {
                int at = code.length() == 0 ? 0 : random.nextInt(code.length());
                code.insert(at, letters.charAt(random.nextInt(letters.length())));
            }
            assertThat(BrCode.flaw(code.toString(), random.nextBoolean() ? AMOUNT : null)).as("seed %s", seed)
                .hasValueSatisfying(word -> assertThat(word).matches("[a-z_]{1,40}"));
        }
    }
}
