package io.guardianpartner.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Proves that requests which anybody can send again and again do not fill the log, over a real server. */
@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class RestLogTest extends ShopTest {

    private static final int TIMES = 200;

    /** Whatever anybody can send as often as they like. */
    static Stream<Arguments> rejections() {
        String[] json = {"Content-Type", "application/json", "Authorization", ANA};
        return Stream.of(
            arguments("nobody", 401, "GET", "/v1/carts", "", new String[]{}),
            arguments("a bad token", 401, "GET", "/v1/carts", "", new String[]{"Authorization", "Bearer x.y.z"}),
            arguments("without the role", 403, "POST", "/v1/carts", "{}",
                new String[]{"Content-Type", "application/json", "Authorization",
                    "Bearer " + IDENTITY.ofPerson("bia", "kitchen")}),
            arguments("a closed route", 403, "GET", "/v1/secrets", "", new String[]{"Authorization", ANA}),
            arguments("no JSON", 400, "POST", "/v1/carts", "{", json),
            arguments("a broken rule", 422, "POST", "/v1/carts", "{}", json),
            arguments("another type", 415, "POST", "/v1/carts", "a=b", new String[]{"Authorization", ANA}),
            arguments("a large body", 413, "POST", "/v1/carts", "x".repeat(257 * 1024), json),
            arguments("no such path", 404, "GET", "/nowhere", "", new String[]{"Authorization", ANA}),
            arguments("no such method", 405, "DELETE", "/v1/carts", "", new String[]{"Authorization", ANA}),
            arguments("nothing there", 404, "GET", "/v1/carts/1", "", new String[]{"Authorization", ANA}),
            arguments("another representation", 406, "GET", "/v1/carts/1", "",
                new String[]{"Authorization", ANA, "Accept", "text/csv"}),
            arguments("something away", 503, "GET", "/v1/failures/breaker", "", new String[]{"X", "1"}),
            arguments("what nobody foresaw", 500, "GET", "/v1/failures/again", "", new String[]{"X", "1"}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rejections")
    void rejectionsDoNotGrowTheLogByTheRequest(String kind, int status, String method, String path, String body,
        String[] headers, CapturedOutput log) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .version(HttpClient.Version.HTTP_1_1).method(method, BodyPublishers.ofString(body));
        HttpRequest rejected = (headers.length == 0 ? request : request.headers(headers)).build();
        long before = entries(log);

        for (int i = 0; i < TIMES; i++) {
            assertThat(send(rejected).statusCode()).isEqualTo(status);
        }

        assertThat(entries(log) - before).isLessThan(TIMES / 5);
    }

    /** Lines of stack traces do not count: classes that run beside this one write some. */
    private static long entries(CapturedOutput log) {
        return log.getAll().lines().filter(line -> !line.isEmpty() && !Character.isWhitespace(line.charAt(0))).count();
    }

    /** A body that ends before its time, and one that is none. */
    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 100\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\nzz\r\n"})
    void callersWhoBreakOffDoNotGrowTheLogByTheRequest(String rest, CapturedOutput log) throws Exception {
        long before = entries(log);
        for (int i = 0; i < TIMES; i++) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream().write(("POST /v1/carts HTTP/1.1\r\nHost: x\r\nAuthorization: " + ANA
                    + "\r\nContent-Type: application/json\r\n" + rest).getBytes(StandardCharsets.US_ASCII));
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            }
        }

        assertThat(entries(log) - before).isLessThan(TIMES / 5);
    }
}
