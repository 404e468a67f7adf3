package io.guardianpartner.orders.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.guardianpartner.orders.testing.FakeService;
import io.guardianpartner.orders.testing.Http;
import io.guardianpartner.orders.testing.OrdersTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

/** An answer from a service's address need not come from the service, nor be agreed on: the service counts as unavailable. */
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = {"camel.resilience4j.minimum-number-of-calls=1000",
    "camel.resilience4j.sliding-window-size=1000"})
class UnexpectedAnswersTest extends OrdersTest {

    static Stream<Arguments> answers() {
        return Stream.of(
            answer("an ingress without anybody behind it", fake -> fake.answersWith(404, "default backend - 404")),
            answer("a page", fake -> fake.answersWith(200, "<html>Welcome to nginx!</html>")),
            answer("nothing", fake -> fake.answersWith(201, "")),
            answer("no object", fake -> fake.answersWith(201, "[]")),
            answer("an object of another shape", fake -> fake.answersWith(201, "{\"lines\": 1, \"pix\": 1}")),
            answer("an unknown 404", fake -> fake.answers(404)),
            answer("an unknown 409", fake -> fake.answers(409)),
            answer("a 400", fake -> fake.answers(400)),
            answer("a redirection", fake -> fake.answersWith(302, "{}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void theCatalogIsAwayAndTheSameKeyGoesOn(String name, Consumer<FakeService> fault, CapturedOutput log) {
        String product = CATALOG.product("Feijoada", "29.90", 10);
        String key = newKey();
        fault.accept(CATALOG);

        Http.Answer away = place(key, cart(product, 1)).expect(503);
        CATALOG.isWell();

        assertThat(away.header("Retry-After")).isNotNull();
        assertThat(log.getAll()).contains("The catalog does not keep to what was agreed: answered ")
            .doesNotContain("nginx");
        place(key, cart(product, 1)).expect(201);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void paymentsIsAwayAndTheSameKeyGoesOn(String name, Consumer<FakeService> fault) {
        String product = CATALOG.product("Feijoada", "29.90", 10);
        String key = newKey();
        fault.accept(PAYMENTS);

        assertThat(place(key, cart(product, 1)).expect(503).header("Retry-After")).isNotNull();
        PAYMENTS.isWell();

        place(key, cart(product, 1)).expect(201);
    }

    @Test
    void noMoreThanAMebibyteIsTakenOfAnAnswer(CapturedOutput log) {
        String product = CATALOG.product("Feijoada", "29.90", 10);
        String key = newKey();
        String large = "{\"lines\": [], \"more\": \"" + "x".repeat(2 * 1024 * 1024) + "\"}";
        CATALOG.answersWith(201, large);
        place(key, cart(product, 1)).expect(503);
        CATALOG.isWell();
        PAYMENTS.answersWith(201, large);
        place(key, cart(product, 1)).expect(503);
        PAYMENTS.isWell();

        place(key, cart(product, 1)).expect(201);
        assertThat(log.getAll().lines().filter(line -> line.contains(
            "is away: java.io.IOException: an answer of more than 1048576 bytes"))).hasSizeGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("codes")
    void aPixThatDoesNotFitIsNone(String code) {
        String product = CATALOG.product("Feijoada", "29.90", 10);
        String key = newKey();
        PAYMENTS.answersWith(201,
            "{\"id\": \"" + UUID.randomUUID() + "\", \"status\": \"PENDING\", \"pix\": {\"copiaECola\": \""
                + code + "\", \"expiresAt\": \"2030-01-01T00:00:00Z\"}}");

        place(key, cart(product, 1)).expect(503);
        PAYMENTS.isWell();

        place(key, cart(product, 1)).expect(201);
    }

    @Test
    void aDetailThatDoesNotFitIsNotKept() {
        String product = CATALOG.product("Feijoada", "29.90", 10);
        CATALOG.answersWith(422, "{\"detail\": \"" + "x".repeat(300_000) + "\"}");

        Http.Answer refused = place(newKey(), cart(product, 1)).expect(422);
        CATALOG.isWell();

        assertThat(refused.body().path("detail").asText()).isEqualTo("The catalog refused the order.");
    }

    @Test
    void aNameThatDoesNotFitIsNone() {
        String product = CATALOG.product("Feijoada", "29.90", 10);
        String key = newKey();
        CATALOG.answersWith(201, "{\"lines\": [{\"productId\": \"" + product + "\", \"name\": \"" + "x".repeat(500_000)
            + "\", \"unitPrice\": \"29.90\", \"quantity\": 1}]}");

        place(key, cart(product, 1)).expect(503);
        CATALOG.isWell();

        place(key, cart(product, 1)).expect(201);
    }

    @Test
    void aRefusalThatWasAgreedOnIsTold() {
        String product = CATALOG.product("Feijoada", "29.90", 0);

        place(newKey(), cart(product, 1)).expect(409);
    }

    /** Of which no QR code can be drawn, that cannot be stored, and none. */
    static Stream<String> codes() {
        return Stream.of("0".repeat(3000), "0002\\u0000", "");
    }

    private static Arguments answer(String name, Consumer<FakeService> fault) {
        return Arguments.of(name, fault);
    }
}
