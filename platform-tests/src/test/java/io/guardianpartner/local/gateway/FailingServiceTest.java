package io.guardianpartner.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import io.guardianpartner.local.http.Loopback;
import org.junit.jupiter.api.Test;

/** A service that fails behind the gateway. */
class FailingServiceTest extends GatewayFixture {

    @Test
    void aServiceThatIsNotThereIs503() throws Exception {
        services.remove("orders");

        assertAway(send("GET", "/v1/orders", ""), 503);
    }

    @Test
    void aServiceThatDoesNotListenIs503() throws Exception {
        services.put("orders", URI.create("http://127.0.0.1:" + Loopback.freePort()));

        assertAway(send("GET", "/v1/orders", ""), 503);
    }

    @Test
    void aServiceThatBreaksOffIs502() throws Exception {
        assertAway(send("POST", "/v1/orders?cut", "{}"), 502);
    }

    @Test
    void aServiceThatTalksNonsenseIs502() throws Exception {
        try (ServerSocket nonsense = new ServerSocket()) {
            nonsense.bind(Loopback.socket(0));
            services.put("orders", URI.create("http://127.0.0.1:" + nonsense.getLocalPort()));
            Thread talker = new Thread(() -> talk(nonsense));
            talker.start();

            assertAway(send("POST", "/v1/orders", "{}"), 502);
            talker.join();
        }
    }

    @Test
    void aServiceThatTakesTooLongIs504() throws Exception {
        assertAway(send("GET", "/v1/orders?slow", ""), 504);
    }

    private static void talk(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream().write("nonsense\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertAway(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }
}
