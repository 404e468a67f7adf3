package io.guardianpartner.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;

import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Proves how failures of routes and of the web server are answered, over a real server. */
@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class RestProblemsTest extends ShopTest {

    @Autowired
    private RestShop.Ledger ledger;

    @Test
    void whatSpringRejectsIsAProblem() throws Exception {
        HttpResponse<String> unknown = send(request("/nowhere").header("Accept", "text/html").build());
        HttpResponse<String> method = send(request("/v1/carts").DELETE().build());
        HttpResponse<String> accept = send(request("/v1/carts/1").header("Accept", "text/csv").build());

        assertThat(problem(unknown).get("status").asInt()).isEqualTo(404);
        assertThat(problem(method).get("status").asInt()).isEqualTo(405);
        assertThat(method.headers().firstValue("Allow")).hasValueSatisfying(allowed -> assertThat(allowed)
            .contains("GET", "POST"));
        assertThat(problem(accept).get("status").asInt()).isEqualTo(406);
    }

    @ParameterizedTest
    @CsvSource({"database", "service", "breaker"})
    void anUnavailableSystemIs503WithRetryAfter(String kind) throws Exception {
        HttpResponse<String> answer = send(request("/v1/failures/" + kind).build());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(answer.body()).doesNotContain("127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({"inside", "handled"})
    void aProblemWithinATransactionIsAnsweredAndRollsBack(String where) throws Exception {
        HttpResponse<String> answer = send(request("/v1/failures/transacted/" + where).build());

        assertThat(problem(answer).get("status").asInt()).isEqualTo(409);
        assertThat(ledger.entries()).isZero();
    }

    @Test
    void aRequestBeyondTheThreadsAndTheirQueueIs503() {
        HttpRequest slow = request("/v1/failures/slow").build();
        List<CompletableFuture<HttpResponse<String>>> answers = Stream.generate(() -> slow).limit(4)
            .map(request -> CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofString())).toList();

        try {
            await().until(() -> answers.stream().anyMatch(CompletableFuture::isDone));
        } finally {
            RestShop.SLOW.countDown();
        }

        assertThat(answers).extracting(CompletableFuture::join)
            .filteredOn(answer -> answer.statusCode() == 503 && answer.headers().firstValue("Retry-After").isPresent())
            .isNotEmpty().hasSizeLessThan(answers.size());
    }

    @Test
    void aNamedProblemCarriesItsMembers() throws Exception {
        JsonNode problem = problem(send(request("/v1/failures/conflict").build()));

        assertThat(problem.get("type").asText()).isEqualTo("urn:guardian:problem:stock-unavailable");
        assertThat(problem.get("status").asInt()).isEqualTo(409);
        assertThat(problem.get("wanted").asInt()).isEqualTo(3);
    }

    @Test
    void anUnexpectedFailureIsLoggedOnceUnderTheInstanceOfItsAnswer(CapturedOutput log) throws Exception {
        HttpResponse<String> answer = send(request("/v1/failures/other").header("X-Echo", "e").build());
        String instance = problem(answer).get("instance").asText();

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("row 17");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(UUID.fromString(instance.substring("urn:uuid:".length()))).isNotNull();
        assertThat(log.getAll()).containsOnlyOnce(instance).doesNotContain("row 17");
        assertThat(log.getAll().lines()).filteredOn(line -> line.contains(instance))
            .first(STRING).contains("IllegalStateException at RestShop.java:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stored-json", "inner-body", "unwritable"})
    void whatFailsInsideIsNotTheCallersFault(String kind) throws Exception {
        assertThat(send(request("/v1/failures/" + kind).build()).statusCode()).isEqualTo(500);
    }

    /** Before any servlet sees it. */
    @ParameterizedTest
    @ValueSource(strings = {"GET /a|b HTTP/1.1\r\nHost: x", "GET / HTTP/1.1\r\nHost: x y",
        "GET /%2f HTTP/1.1\r\nHost: x", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1"})
    void whatTomcatRejectsIsAProblem(String request) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((request + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                .startsWith("HTTP/1.1 400").contains("application/problem+json", "\"status\":400")
                .doesNotContain("html", "Tomcat");
        }
    }

    @ParameterizedTest
    @CsvSource({"CONNECT x:443 HTTP/1.1, 501, Not Implemented", "GET / HTTP/3.7, 505, HTTP Version not supported"})
    void whatTheServerCannotDoHasTheTitleOfItsStatus(String line, int status, String title) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((line + "\r\nHost: x:443\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                .startsWith("HTTP/1.1 " + status).contains("\"title\":\"" + title + "\"", "\"status\":" + status);
        }
    }
}
