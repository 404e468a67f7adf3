package io.guardianpartner.load.calling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpServer;
import io.guardianpartner.load.measuring.ErrorCounts;
import io.guardianpartner.load.measuring.LoadStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that does not always answer as it should. */
class PatientClientTest {

    private static final int HANGS_UP = 0;

    private final ErrorCounts errors = new ErrorCounts();
    private final PatientClient client = new PatientClient(errors);
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private URI here;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            exchange.getRequestBody().readAllBytes();
            int status = answers.remove();
            if (status != HANGS_UP) {
                byte[] body = "{\"type\":\"urn:guardian:problem:stock-unavailable\"}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
        here = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void whatIsNotAnsweredIsAskedAgainWithTheSameKeyAndEachFailureIsCountedByItsKind() throws Exception {
        answers.addAll(List.of(503, 503, HANGS_UP, 429, 201));

        assertThat(call(Duration.ofSeconds(30)).status()).isEqualTo(201);

        assertThat(keys).hasSize(5).containsOnly("one-and-the-same");
        assertThat(errors.counts()).extracting(ErrorCounts.Count::kind, ErrorCounts.Count::count)
            .containsExactlyInAnyOrder(tuple("503 stock-unavailable", 2L),
                tuple("429 stock-unavailable", 1L),
                tuple("connection closed", 1L));
        assertThat(errors.retries()).isEqualTo(4);
    }

    @Test
    void aRefusalIsNotAskedAgain() throws Exception {
        answers.add(409);

        Reply reply = call(Duration.ofSeconds(30));

        assertThat(reply.kind()).isEqualTo("409 stock-unavailable");
        assertThat(keys).hasSize(1);
        assertThat(errors.total()).isZero();
    }

    @Test
    void whoWasOnlyTurnedAwayKnowsThatNothingWasDone() {
        answers.add(429);

        assertThat(gaveUp().isMaybeDone()).isFalse();
    }

    @Test
    void whoWasNotAnsweredDoesNotKnow() {
        answers.add(503);

        assertThat(gaveUp().isMaybeDone()).isTrue();
    }

    @Test
    void whereNobodyListensNothingWasDone() {
        server.stop(0);

        GaveUpException gaveUp = gaveUp();

        assertThat(gaveUp).hasMessage("connection refused");
        assertThat(gaveUp.isMaybeDone()).isFalse();
    }

    private GaveUpException gaveUp() {
        return catchThrowableOfType(GaveUpException.class, () -> call(Duration.ZERO));
    }

    private Reply call(Duration patience) throws GaveUpException, InterruptedException {
        return client.call(LoadStep.PLACE, () -> HttpRequest.newBuilder(here).POST(BodyPublishers.ofString("{}"))
            .header("Idempotency-Key", "one-and-the-same"), new Patience(patience), System.nanoTime());
    }
}
