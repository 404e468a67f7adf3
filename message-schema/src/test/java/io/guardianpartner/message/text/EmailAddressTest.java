package io.guardianpartner.message.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"ana@gmail.com", "Ana.Maria+pix@Exemplo.com.br", "a@b.co", "o'neil@x-y.museum",
        "019b-5e00-7c3a@orders.guardian.example", "a_b@1.2.example", "ana@xn--caf-dma.com.br", "ana@x.xn--p1ai"})
    void whatEveryMailSystemTakesIsAnAddress(String text) {
        assertThat(EmailAddress.isOne(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ana", "ana@", "@x.com", "ana@gmail", "a@b", "ana@localhost", "\"a b\"@x.com",
        "a b@x.com",
        "joão@exemplo.com", "ana@ação.com", ".ana@x.com", "ana.@x.com", "a..b@x.com", "ana@x..com", "ana@.com",
        "ana@x.com.",
        "ana@-x.com", "ana@x-.com", "ana@127.0.0.1", "ana@[127.0.0.1]", "ana@x.c", "ana@x.123", "a@b@x.com",
        "ana@x_y.com",
        " ana@x.com", "ana@x.com ", "ana@x.com\n", "ana(x)@x.com", "ana<x@x.com", "ana@x.com\u0000", "ana;b@x.com"})
    void whatSomeRefuseIsNone(String text) {
        assertThat(EmailAddress.isOne(text)).isFalse();
    }

    @Test
    void theLimitsAreThoseOfMail() {
        String domain = ("d".repeat(63) + ".").repeat(2) + "d".repeat(57) + ".com";
        assertThat(EmailAddress.isOne("a".repeat(64) + "@" + domain)).isTrue();
        assertThat(EmailAddress.isOne("a".repeat(64) + "@d" + domain)).isFalse();
        assertThat(EmailAddress.isOne("a".repeat(65) + "@x.com")).isFalse();
        assertThat(EmailAddress.isOne("a@" + "d".repeat(64) + ".com")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.", "a-", "."})
    void noTextKeepsTheLookBusy(String part) {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5),
            () -> EmailAddress.isOne("a@" + part.repeat(252 / part.length())));
    }
}
