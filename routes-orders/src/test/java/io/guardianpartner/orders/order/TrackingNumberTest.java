package io.guardianpartner.orders.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackingNumberTest {

    @ParameterizedTest
    @CsvSource({"7,007", "007,007", "42,042", "0042,042", "1234,1234", "999999999,999999999"})
    void aNumberIsReadAsItIsStored(String typed, String stored) {
        assertThat(TrackingNumber.read(typed)).hasValue(stored);
        assertThat(TrackingNumber.of(Long.parseLong(typed))).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-7", "7 ", "\u0667", "1234567890", "01a2358b-86d6-730e-984f-bbd3b1b72687"})
    void whatIsNoneIsNotRead(String typed) {
        assertThat(TrackingNumber.read(typed)).isEmpty();
    }
}
