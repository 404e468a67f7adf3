package io.guardianpartner.payments.creation;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreationPropertiesTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "@example.com", "example.com.", "restaurante.ação"})
    void aDomainThatMakesNoAddressStopsTheStart(String domain) {
        assertThatIllegalArgumentException().isThrownBy(() -> with(domain)).withMessageContaining("payer-domain");
    }

    @Test
    void anyOtherIsTaken() {
        assertThatNoException().isThrownBy(() -> with("pix.restaurante.com.br"));
    }

    private static CreationProperties with(String domain) {
        return new CreationProperties(domain, Duration.ofMinutes(31), Duration.ofDays(30), Duration.ofSeconds(2));
    }
}
