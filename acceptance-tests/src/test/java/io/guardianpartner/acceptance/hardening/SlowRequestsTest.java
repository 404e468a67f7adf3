package io.guardianpartner.acceptance.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.guardianpartner.acceptance.InRestaurant;
import io.guardianpartner.acceptance.Restaurant;
import io.guardianpartner.acceptance.Waiting;
import org.junit.jupiter.api.Test;

/** Clients that open many requests and finish none are cut off, and all others are served meanwhile. */
@InRestaurant
class SlowRequestsTest {

    /** More than Tomcat has threads. */
    private static final int MANY = 220;
    private static final String HALF_A_HEAD = "POST /v1/guest/orders HTTP/1.1\r\nHost: local";
    private static final String HALF_A_BODY = "POST /v1/guest/orders HTTP/1.1\r\nHost: localhost\r\n"
        + "Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n{";
    private static final String HALF_A_CHUNK = "POST /v1/guest/orders HTTP/1.1\r\nHost: localhost\r\n"
        + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n400\r\n{";

    private static final String ASKING = "GET /v1/guest/orders HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    private final Restaurant restaurant;

    SlowRequestsTest(Restaurant restaurant) {
        this.restaurant = restaurant;
    }

    @Test
    void requestsThatTrickleInHoldUpNobodyElseAndEnd() {
        List<RawHttp> silent = new ArrayList<>();
        List<RawHttp> trickling = new ArrayList<>();
        for (URI server : List.of(restaurant.doorAddress(), restaurant.addressOf("orders"))) {
            silent.addAll(manyTo(server, MANY / 10, HALF_A_HEAD));
            trickling.addAll(manyTo(server, MANY / 10, HALF_A_CHUNK));
            trickling.addAll(manyTo(server, MANY, HALF_A_BODY));
        }
        try {
            restaurant.anonymous().get("/v1/categories").expect(200);
            assertThat(RawHttp.status(RawHttp.answer(restaurant.addressOf("orders"), ASKING))).isEqualTo(401);
            assertThat(restaurant.messagesCounted("orders", "nothing")).as("the management port answers").isZero();

            Waiting.eventually(() -> {
                trickling.removeIf(request -> !request.says(" ") || request.isOver());
                silent.removeIf(RawHttp::isOver);
                assertThat(trickling).as("requests that still trickle in").isEmpty();
                assertThat(silent).as("requests that are still waited for").isEmpty();
            });
            restaurant.anonymous().post("/v1/guest/orders", Map.of()).expect(422);
        } finally {
            Stream.of(silent, trickling).flatMap(List::stream).forEach(RawHttp::close);
        }
    }

    private static List<RawHttp> manyTo(URI server, int many, String begun) {
        return IntStream.range(0, many).mapToObj(number -> {
            RawHttp request = new RawHttp(server);
            request.says(begun);
            return request;
        }).toList();
    }
}
