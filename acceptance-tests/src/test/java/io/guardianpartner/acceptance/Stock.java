package io.guardianpartner.acceptance;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** The stock as the catalog shows it; every test makes its own product, so that tests run in any order. */
public final class Stock {

    private final Api frontDoor;
    private final Api catalog;

    /** @param catalog its private API, for a service */
    Stock(Api frontDoor, Api catalog) {
        this.frontDoor = frontDoor;
        this.catalog = catalog;
    }

    /** Creates a product of this price with this stock on hand, and returns its id. */
    public String product(String price, int onHand) {
        String id = frontDoor.post("/v1/products", Map.of(
            "name", "Coxinha", "description", "Made for a test", "price", price,
            "pictures", List.of(), "categoryType", "SIDE")).expect(201).text("/id");
        adds(id, onHand);
        return id;
    }

    void adds(String productId, int delta) {
        frontDoor.post("/v1/products/" + productId + "/stock/adjustments", Map.of("delta", delta)).expect(200);
    }

    public int onHand(String productId) {
        return of(productId).path("onHand").asInt();
    }

    public int reserved(String productId) {
        return of(productId).path("reserved").asInt();
    }

    int available(String productId) {
        return of(productId).path("available").asInt();
    }

    JsonNode reservation(String orderId) {
        return catalog.get("/v1/reservations/" + orderId).expect(200).body();
    }

    private JsonNode of(String productId) {
        return frontDoor.get("/v1/products/" + productId + "/stock").expect(200).body();
    }
}
