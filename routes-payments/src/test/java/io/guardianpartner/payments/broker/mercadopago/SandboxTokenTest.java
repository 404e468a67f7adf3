package io.guardianpartner.payments.broker.mercadopago;

import static io.guardianpartner.payments.broker.mercadopago.SandboxToken.VARIABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.NoSuchElementException;

import com.mercadopago.net.HttpMethod;
import com.mercadopago.net.MPHttpClient;
import com.mercadopago.net.MPRequest;
import com.mercadopago.net.MPResponse;
import io.guardianpartner.local.mercadopago.SimulatorOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

/** What keeps the sandbox's suite from doing harm. */
class SandboxTokenTest {

    @Test
    void aTestTokenIsTaken() {
        assertThat(SandboxToken.of(Map.of(VARIABLE, " TEST-123-456 "))).isEqualTo("TEST-123-456");
    }

    @Test
    void withoutOneTheSuiteIsSkippedAndSaysSo() {
        assertThatThrownBy(() -> SandboxToken.of(Map.of())).isInstanceOf(TestAbortedException.class)
            .hasMessageContaining("MERCADOPAGO_ACCESS_TOKEN is not set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"training", "test-123", SimulatorOptions.LOCAL_ACCESS_TOKEN})
    void oneThatIsNotMercadoPagosIsNotSentToThem(String token) {
        assertThatThrownBy(() -> SandboxToken.of(Map.of(VARIABLE, token))).isInstanceOf(TestAbortedException.class)
            .hasMessageContaining("no test token").hasMessageNotContaining(token);
    }

    @Test
    void oneOfRealMoneyIsRefusedByNameAndNotShown() {
        assertThatThrownBy(() -> SandboxToken.of(Map.of(VARIABLE, "APP_USR-123-456")))
            .isInstanceOf(IllegalStateException.class).hasMessageContaining("APP_USR-")
            .hasMessageNotContaining("123");
    }

    @Test
    void callsBeyondTheLimitLeaveTheProcessNoMore() throws Exception {
        try (RecordingServer server = new RecordingServer()) {
            MercadoPagoProperties properties = new MercadoPagoProperties(server.uri(), "TEST-1", null,
                Duration.ofSeconds(5), Duration.ofSeconds(5));
            LimitedCalls calls = new LimitedCalls(2);
            MPHttpClient one = calls.of(new MercadoPagoHttpClient(properties));
            MPHttpClient other = calls.of(new MercadoPagoHttpClient(properties));
            MPRequest request = MPRequest.builder().uri("https://example.com/v1/payments/1")
                .method(HttpMethod.GET).headers(Map.of()).build();

            MPResponse first = one.send(request);
            other.send(request);

            assertThat(first.getStatusCode()).isEqualTo(200);
            assertThatThrownBy(() -> one.send(request)).hasMessageContaining("more than 2 calls; the next is GET");
            server.next();
            server.next();
            assertThatThrownBy(server::next).isInstanceOf(NoSuchElementException.class);
        }
    }
}
