package io.guardianpartner.payments.payment;

import static io.guardianpartner.payments.payment.PixCodes.field;
import static io.guardianpartner.payments.payment.PixCodes.sealed;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;

import io.guardianpartner.payments.RandomTries;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** Random codes, whole ones and such that suffered on the way. */
@AddLifecycleHook(RandomTries.class)
class RandomBrCodesTest {

    private static final int CHECKSUM_DIGITS = 4;

    /**
     * A right code.
     *
     * @param amount that it names
     */
    record Code(String text, BigDecimal amount) {}

    @Property(tries = 2000)
    void aRightOneHasNoFlaw(@ForAll("codes") Code code) {
        assertThat(BrCode.flaw(code.text(), code.amount())).isEmpty();
    }

    @Property(tries = 4000)
    void noCharacterOfARightOneCanBeAnother(@ForAll("codes") Code code, @ForAll int at,
        @ForAll @CharRange(from = ' ', to = '~') char other) {
        int place = Math.floorMod(at, code.text().length());
        char right = code.text().charAt(place);
        boolean isChecksum = place >= code.text().length() - CHECKSUM_DIGITS;
        // The digits of the checksum may be small letters, too.
        Assume.that(isChecksum ? Character.toUpperCase(right) != Character.toUpperCase(other) : right != other);

        String changed = new StringBuilder(code.text()).replace(place, place + 1, String.valueOf(other)).toString();

        assertThat(BrCode.flaw(changed, code.amount())).isPresent();
    }

    @Property(tries = 1000)
    void noTwoNeighboursCanChangePlaces(@ForAll("codes") Code code, @ForAll int at) {
        int place = Math.floorMod(at, code.text().length() - 1);
        StringBuilder changed = new StringBuilder(code.text());
        char first = changed.charAt(place);
        Assume.that(first != changed.charAt(place + 1));
        changed.setCharAt(place, changed.charAt(place + 1));
        changed.setCharAt(place + 1, first);

        assertThat(BrCode.flaw(changed.toString(), code.amount())).isPresent();
    }

    @Property(tries = 1000)
    void itPaysItsOwnAmountOnly(@ForAll("codes") Code code, @ForAll("amounts") BigDecimal other) {
        Assume.that(other.compareTo(code.amount()) != 0);

        assertThat(BrCode.flaw(code.text(), other)).hasValue("amount");
    }

    @Property(tries = 2000)
    void noTextMakesTheCheckFail(@ForAll String text, @ForAll("amounts") BigDecimal amount) {
        assertThat(BrCode.flaw(text, amount)).isPresent();
        assertThat(BrCode.flaw(sealed(text), amount)).isPresent();
    }

    @Provide
    Arbitrary<BigDecimal> amounts() {
        return Arbitraries.bigDecimals().between(new BigDecimal("0.01"), new BigDecimal("9999999.99")).ofScale(2);
    }

    @Provide
    Arbitrary<Code> codes() {
        return Combinators.combine(amounts(), texts(1, 25), texts(1, 15), accounts(),
            Arbitraries.integers().between(26, 51), Arbitraries.strings().numeric().ofLength(4),
            Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(25))
            .as((amount, name, city, account, tag, category, txid) -> new Code(sealed(field("00", "01")
                + field("01", "12") + field(tag.toString(), account) + field("52", category) + field("53", "986")
                + field("54", amount.toPlainString()) + field("58", "BR") + field("59", name) + field("60", city)
                + field("62", field("05", txid))), amount));
    }

    private static Arbitrary<String> accounts() {
        return Combinators.combine(Arbitraries.of("br.gov.bcb.pix", "BR.GOV.BCB.PIX"), Arbitraries.of("01", "25"),
            texts(1, 60)).as((pix, tag, key) -> field("00", pix) + field(tag, key));
    }

    private static Arbitrary<String> texts(int shortest, int longest) {
        return Arbitraries.strings().withCharRange('!', '~').ofMinLength(shortest).ofMaxLength(longest);
    }
}
