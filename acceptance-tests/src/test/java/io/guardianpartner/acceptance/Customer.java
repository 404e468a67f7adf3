package io.guardianpartner.acceptance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A customer who orders through the gateway. */
public final class Customer {

    private final Api frontDoor;

    Customer(Api frontDoor) {
        this.frontDoor = frontDoor;
    }

    /** Orders and expects it to be taken. */
    public Order orders(String productId, int quantity) {
        return new Order(tries(UUID.randomUUID().toString(), productId, quantity).expect(201).body());
    }

    /** Orders with this key, whatever the answer. */
    Api.Answer tries(String idempotencyKey, String productId, int quantity) {
        return frontDoor.post("/v1/orders", cart(productId, quantity), "Idempotency-Key", idempotencyKey);
    }

    /** Tries with this key; the order, once it is taken. */
    Optional<Order> placed(String idempotencyKey, String productId, int quantity) {
        Api.Answer answer = tries(idempotencyKey, productId, quantity);
        if (answer.status() != 201 && answer.status() < 500) {
            throw new AssertionError("refused for good: " + answer);
        }
        return Optional.of(answer).filter(taken -> taken.status() == 201).map(taken -> new Order(taken.body()));
    }

    /** Tries to get a Pix that can be paid; the order with it, once there is one. */
    Optional<Order> paysAnew(Order order) {
        Api.Answer answer = frontDoor.post("/v1/orders/" + order.id() + "/payments", Map.of());
        if (answer.status() != 200 && answer.status() < 500) {
            throw new AssertionError("refused for good: " + answer);
        }
        return Optional.of(answer).filter(given -> given.status() == 200).map(given -> new Order(given.body()));
    }

    /** The id of the customer's newest order. */
    Optional<String> newest() {
        String id = frontDoor.get("/v1/orders?customer=me&limit=1").expect(200).text("/items/0/id");
        return Optional.of(id).filter(found -> !found.isEmpty());
    }

    public Order sees(Order order) {
        return sees(order.id());
    }

    public Order sees(String orderId) {
        return new Order(frontDoor.get("/v1/orders/" + orderId).expect(200).body());
    }

    Api.Answer cancels(Order order) {
        return cancels(order.id());
    }

    Api.Answer cancels(String orderId) {
        return frontDoor.post("/v1/orders/" + orderId + "/cancellation", Map.of());
    }

    static Map<String, Object> cart(String productId, int quantity) {
        return Map.of("items", List.of(Map.of("productId", productId, "quantity", quantity)));
    }
}
