package io.guardianpartner.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.databind.JsonMappingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @Test
    void itIsWrittenAsAStringWithTwoDecimals() throws Exception {
        assertThat(Json.mapper().writeValueAsString(Money.of("29.90"))).isEqualTo("\"29.90\"");
        assertThat(Json.mapper().readValue("\"29.90\"", Money.class)).isEqualTo(Money.of("29.90"));
        assertThat(Money.of("29.90")).hasToString("29.90");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"29", "29.9", "29.900", "29,90", "+29.90", "029.90", " 29.90", "29.90 ", "2.99E1", ".90",
        "1,000.00", "NaN", "\u0662\u0669.\u0669\u0660", "12345678901.00", "29.90\n"})
    void everyOtherSpellingIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"29.90", "29", "true", "{}", "[]", "[\"29.90\"]", "{\"amount\":\"29.90\"}", "\"29.9\"",
        "\"\""})
    void inJsonEverythingButThatStringIsRefused(String json) {
        assertThatExceptionOfType(JsonMappingException.class)
            .isThrownBy(() -> Json.mapper().readValue(json, Money.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"29", "29.9", "29.900", "1E+3", "12345678901.00"})
    void anotherScaleOrTooManyDigitsAreRefused(String number) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(new BigDecimal(number)));
    }

    @Test
    void exactlyTakesAnyScaleButRoundsNothing() {
        assertThat(Money.exactly(new BigDecimal("29.9"))).isEqualTo(Money.of("29.90"));
        assertThat(Money.exactly(new BigDecimal("29.9000"))).isEqualTo(Money.of("29.90"));
        assertThat(Money.exactly(new BigDecimal("1E+3"))).isEqualTo(Money.of("1000.00"));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.exactly(new BigDecimal("29.905")));
    }

    @Test
    void itAddsSubtractsAndMultipliesExactly() {
        var tenth = Money.of("0.10");

        assertThat(tenth.plus(tenth).plus(tenth)).isEqualTo(Money.of("0.30"));
        assertThat(Money.of("29.90").times(3)).isEqualTo(Money.of("89.70"));
        assertThat(Money.ZERO.minus(tenth)).isEqualTo(Money.of("-0.10"));
    }

    @Test
    void whatNoLongerFitsIsRefusedInsteadOfWrapped() {
        var most = Money.of("9999999999.99");

        assertThatIllegalArgumentException().isThrownBy(() -> most.plus(Money.of("0.01")));
        assertThatIllegalArgumentException().isThrownBy(() -> most.times(2));
    }

    @Test
    void onlyMoreThanNothingIsPositive() {
        assertThat(Money.of("0.01").isPositive()).isTrue();
        assertThat(Money.ZERO.isPositive()).isFalse();
        assertThat(Money.of("-0.01").isPositive()).isFalse();
        assertThat(Money.of("-0.00")).isEqualTo(Money.ZERO);
    }

    @Test
    void itsOrderIsThatOfAmounts() {
        assertThat(List.of(Money.of("10.00"), Money.of("9.99"), Money.ZERO).stream().sorted())
            .containsExactly(Money.ZERO, Money.of("9.99"), Money.of("10.00"));
    }
}
