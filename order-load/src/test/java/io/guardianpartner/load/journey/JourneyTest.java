package io.guardianpartner.load.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.sun.net.httpserver.HttpServer;
import io.guardianpartner.load.calling.GuardianApi;
import io.guardianpartner.load.calling.Patience;
import io.guardianpartner.load.calling.PatientClient;
import io.guardianpartner.load.measuring.ErrorCounts;
import io.guardianpartner.load.measuring.ErrorCounts.Count;
import io.guardianpartner.load.measuring.Latencies;
import io.guardianpartner.load.measuring.LoadStep;
import io.guardianpartner.load.order.OrderState;
import io.guardianpartner.load.order.TrackedOrder;
import io.guardianpartner.load.target.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A guest who places and pays, on a platform that then shows the order in a status. */
class JourneyTest {

    private final ErrorCounts errors = new ErrorCounts();
    private final TrackedOrder order = new TrackedOrder(1, "key", "load ab 1", "load-ab-1@example.com", List.of());
    private HttpServer server;
    private OrderState status;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean places = exchange.getRequestHeaders().containsKey("Idempotency-Key");
            exchange.getRequestBody().readAllBytes();
            byte[] body = """
                {"id": "%s", "orderToken": "token", "payment": {"id": "payment"}, "totalPrice": "10.00", "status": "%s"}
                """.formatted(new UUID(0, 1), status).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(places ? 201 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void aPaidOrderThatIsCancelledIsAnErrorAtItsGuest() throws InterruptedException {
        status = OrderState.CANCELLED;

        go();

        assertThat(order.isPaid()).isTrue();
        assertThat(order.trouble()).isEqualTo("it was paid and is CANCELLED");
        assertThat(errors.counts()).extracting(Count::step, Count::kind)
            .containsExactly(tuple(LoadStep.AWAITING, "paid and CANCELLED"));
    }

    @Test
    void aPaidOrderThatTheKitchenGetsIsNoError() throws InterruptedException {
        status = OrderState.AWAITING;

        go();

        assertThat(order.trouble()).isNull();
        assertThat(errors.total()).isZero();
    }

    private void go() throws InterruptedException {
        URI here = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        Patience patience = new Patience(Duration.ofSeconds(10));
        GuardianApi api = new GuardianApi(new Target(here, here, Map.of(), Map.of(), null, null),
            new PatientClient(errors),
            patience);
        new Journey(api, patience, new Latencies(), errors, OrderState.AWAITING, Duration.ofMillis(1), Duration.ZERO)
            .go(order, System.nanoTime());
    }
}
