package io.guardianpartner.acceptance;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The kitchen: its board, and the status of what it works on. */
final class Kitchen {

    private final Api frontDoor;

    Kitchen(Api frontDoor) {
        this.frontDoor = frontDoor;
    }

    List<String> board() {
        var page = frontDoor.get("/v1/orders?limit=100").expect(200).body().path("items");
        return StreamSupport.stream(page.spliterator(), false).map(order -> order.path("id").asText()).toList();
    }

    Api.Answer moves(Order order, String status) {
        return frontDoor.patch("/v1/orders/" + order.id() + "/status", Map.of("status", status));
    }
}
