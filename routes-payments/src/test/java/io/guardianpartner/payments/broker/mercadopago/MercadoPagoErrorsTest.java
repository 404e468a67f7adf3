package io.guardianpartner.payments.broker.mercadopago;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class MercadoPagoErrorsTest {

    @Test
    void howeverManyCodesThereAreWhatIsToldOfThemFitsIntoAMessage() {
        String causes = IntStream.range(0, 200).mapToObj(i -> "{\"code\": \"" + "c".repeat(37) + i % 1000 + "\"}")
            .collect(Collectors.joining(","));

        String codes = MercadoPagoErrors.codes("{\"error\": \"bad_request\", \"cause\": [" + causes + "]}");

        assertThat(codes).startsWith(", codes bad_request, ccc").hasSizeLessThan(450);
    }
}
