package io.guardianpartner.payments.broker.mercadopago;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    @Test
    void secondsAreReadWhateverTheCaseOfTheHeader() {
        assertThat(RetryAfter.of(Map.of("retry-AFTER", List.of(" 7 ")))).contains(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "0", "1.5", "99999999999999999999", "Wed, 21 Oct 2015 07:28:00 GMT"})
    void whatIsNoTimeToComeIsNone(String value) {
        assertThat(RetryAfter.of(Map.of("Retry-After", List.of(value)))).isEmpty();
    }
}
