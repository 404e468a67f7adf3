package io.guardianpartner.acceptance.hardening;

import static io.guardianpartner.acceptance.Waiting.eventuallySome;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.guardianpartner.acceptance.Api;
import io.guardianpartner.acceptance.InRestaurant;
import io.guardianpartner.acceptance.Messages;
import io.guardianpartner.acceptance.Restaurant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies that are made to cost more than they weigh are refused like any other nonsense, over HTTP and from a queue. */
@InRestaurant
class BodiesTest {

    private final Restaurant restaurant;

    BodiesTest(Restaurant restaurant) {
        this.restaurant = restaurant;
    }

    @ParameterizedTest
    @CsvSource({"deep lists, 400", "deep objects, 400", "a number of many digits, 400", "a long name, 400",
        "many members, 400", "many lines, 422", "a large body, 413"})
    void whatIsTooMuchIsRefusedOverHttp(String kind, int status) {
        Api.Answer answer = restaurant.anonymous().write("POST", "/v1/guest/orders", body(kind));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().path("status").asInt()).isEqualTo(answer.status());
        assertThat(answer.body().toString()).hasSizeLessThan(20_000);
    }

    @ParameterizedTest
    @CsvSource({"orders, deep lists", "orders, deep objects", "orders, a number of many digits", "payments, deep lists",
        "catalog, deep lists", "catalog, many members"})
    void whatIsTooMuchIsParkedFromAQueue(String queue, String kind) {
        Messages messages = restaurant.messages();
        String body = body(kind) + " ".repeat(1 + Math.abs(UUID.randomUUID().hashCode() % 1000));

        messages.send(queue, body, Map.of());

        assertThat(eventuallySome(() -> messages.deadLetter(queue, body)).outcome()).isEqualTo("invalid");
    }

    private static String body(String kind) {
        return switch (kind) {
            case "deep lists" -> "{\"items\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";
            case "deep objects" -> "{\"items\": " + "{\"a\":".repeat(30_000) + "1" + "}".repeat(30_000) + "}";
            case "a number of many digits" -> "{\"items\": " + "9".repeat(200_000) + "}";
            case "a long name" -> "{\"" + "a".repeat(200_000) + "\": 1, \"items\": 1}";
            case "many members" -> "{" + IntStream.range(0, 15_000).mapToObj(n -> "\"m" + n + "\":1,")
                .collect(Collectors.joining()) + "\"items\": 1}";
            case "many lines" -> "{\"items\": [" + "{},".repeat(50_000) + "{}]}";
            case "a large body" -> "{\"notes\": \"" + "n".repeat(400_000) + "\"}";
            default -> throw new IllegalArgumentException(kind);
        };
    }
}
