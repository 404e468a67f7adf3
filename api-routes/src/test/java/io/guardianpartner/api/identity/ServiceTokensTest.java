package io.guardianpartner.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpServer;
import io.guardianpartner.message.Services;
import io.guardianpartner.test.TestIdentity;
import org.junit.jupiter.api.Test;

class ServiceTokensTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean isAway;
    private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final CountDownLatch gate = new CountDownLatch(1);
    private final ServiceTokens tokens = new ServiceTokens(this::grant, Duration.ofMinutes(1), new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void aTokenIsKeptUntilItNearsItsEnd() throws Exception {
        gate.countDown();
        assertThat(tokens.tokenFor("catalog")).isEqualTo("catalog/invoke 1");
        now = now.plus(HOUR).minusSeconds(61);
        assertThat(tokens.tokenFor("catalog")).isEqualTo("catalog/invoke 1");
        now = now.plusSeconds(1);
        assertThat(tokens.tokenFor("catalog")).isEqualTo("catalog/invoke 2");
        assertThat(tokens.tokenFor("payments")).isEqualTo("payments/invoke 3");
    }

    @Test
    void aTokenEndpointThatIsAwayIsNotNeededBeforeTheEnd() throws Exception {
        gate.countDown();
        tokens.tokenFor("catalog");
        isAway = true;
        now = now.plus(HOUR).minusSeconds(1);
        assertThat(tokens.tokenFor("catalog")).isEqualTo("catalog/invoke 1");
        now = now.plusSeconds(1);
        assertThatThrownBy(() -> tokens.tokenFor("catalog")).isInstanceOf(IOException.class);
        isAway = false;
        assertThat(tokens.tokenFor("catalog")).startsWith("catalog/invoke");
    }

    @Test
    void manyWhoWantOneAtOnceMakeOneCall() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<String>> calls = Stream.generate(() -> CompletableFuture.supplyAsync(this::token,
                callers)).limit(8).toList();
            gate.countDown();

            assertThat(calls).extracting(CompletableFuture::join).containsOnly("catalog/invoke 1");
            assertThat(asked).hasValue(1);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void aRejectedTokenIsReplacedOnceAndNotAtEveryRejection() throws Exception {
        gate.countDown();
        String first = tokens.tokenFor("catalog");
        tokens.refused("catalog", first);
        String second = tokens.tokenFor("catalog");
        tokens.refused("catalog", first);
        tokens.refused("catalog", second);
        assertThat(tokens.tokenFor("catalog")).isEqualTo(second).isNotEqualTo(first);

        now = now.plus(Duration.ofMinutes(1));
        tokens.refused("catalog", second);
        assertThat(tokens.tokenFor("catalog")).isEqualTo("catalog/invoke 3");
    }

    @Test
    void theTokenEndpointIsAskedAsTheSpecificationSays() throws Exception {
        TestIdentity identity = TestIdentity.shared();
        var variables = identity.variablesOf(Services.ORDERS);
        TokenEndpoint endpoint = new TokenEndpoint(new ClientProperties(
            URI.create(variables.get("GUARDIAN_IDENTITY_TOKEN_ENDPOINT")), "orders-service",
            variables.get("GUARDIAN_IDENTITY_CLIENT_SECRET"), HOUR, Duration.ofSeconds(1), Duration.ofSeconds(3)));

        assertThat(endpoint.ask("catalog/invoke").token().split("\\.")).hasSize(3);
        assertThatThrownBy(() -> new TokenEndpoint(new ClientProperties(URI.create("http://127.0.0.1:1/"), "c", "s",
            HOUR, Duration.ofSeconds(1), Duration.ofSeconds(1))).ask("x")).isInstanceOf(IOException.class);
    }

    @Test
    void noMoreIsTakenOfATokenEndpointThanATokenNeeds() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[1024 * 1024]);
            exchange.close();
        });
        server.start();
        try {
            TokenEndpoint endpoint = new TokenEndpoint(
                new ClientProperties(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "c", "s", HOUR,
                    Duration.ofSeconds(1), Duration.ofSeconds(3)));

            assertThatThrownBy(() -> endpoint.ask("catalog/invoke")).isInstanceOf(IOException.class)
                .hasMessageContaining("more than 65536 bytes");
        } finally {
            server.stop(0);
        }
    }

    private String token() {
        try {
            return tokens.tokenFor("catalog");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TokenClient.Grant grant(String scope) throws IOException {
        int number = asked.incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (isAway) {
            throw new IOException("transientFailures");
        }
        return new TokenClient.Grant(scope + " " + number, HOUR);
    }
}
