package io.guardianpartner.local.mercadopago;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WebhookSignerTest {

    /** Computed once with {@code printf 'id:123;request-id:r-1;ts:1700000000;' | openssl dgst -sha256 -hmac secret}. */
    @Test
    void itIsTheHmacThatAnybodyElseComputes() {
        assertThat(WebhookSigner.of("secret", "123", "r-1", 1_700_000_000L))
            .isEqualTo("ts=1700000000,v1=009071827092448b91bffd13c5b0ec785bd8a2bada2fadbaf75078ed2463b29b");
    }
}
