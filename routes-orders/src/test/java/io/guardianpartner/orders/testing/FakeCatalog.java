package io.guardianpartner.orders.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Money;

/** A catalog over real HTTP: it reserves by order, and by its version anew, knows tombstones, and is away, slow or empty as a test wants it. */
public final class FakeCatalog extends FakeService {

    private record Product(String name, Money price) {}

    private final Map<String, Product> products = new ConcurrentHashMap<>();
    private final Map<String, Integer> stock = new ConcurrentHashMap<>();
    private final Map<String, Object> reservations = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> versions = new ConcurrentHashMap<>();
    private final List<List<Map<String, Object>>> menu = new CopyOnWriteArrayList<>();

    FakeCatalog() {
        super();
        on("POST", "/v1/reservations", this::reserve);
        on("GET", "/v1/products", this::page);
    }

    /** A new product with so much of it. */
    public String product(String name, String price, int available) {
        String id = Ids.next().toString();
        products.put(id, new Product(name, Money.of(price)));
        stock.put(id, available);
        return id;
    }

    public void stock(String productId, int available) {
        stock.put(productId, available);
    }

    /** A product on this page of the menu. */
    public String onMenu(int page) {
        String id = Ids.next().toString();
        while (menu.size() <= page) {
            menu.add(new CopyOnWriteArrayList<>());
        }
        menu.get(page).add(Map.of("id", id, "name", "Dish " + page, "description", "", "price", "10.00", "pictures",
            List.of(), "categoryType", "MEAL", "stock", Map.of("available", 1), "version", 1, "updatedAt",
            "2026-03-01T12:00:00Z"));
        return id;
    }

    /** How many orders hold stock. */
    public int reservations() {
        return reservations.size();
    }

    public boolean hasReservationOf(UUID orderId) {
        return reservations.containsKey(orderId.toString());
    }

    private synchronized Answer reserve(JsonNode request) {
        String orderId = request.path("orderId").asText();
        if (isClosed(orderId)) {
            return problem(409, "order-closed", Map.of());
        }
        if (request.has("orderVersion") && !request.path("orderVersion").equals(versions.get(orderId))) {
            reservations.remove(orderId);
        }
        if (reservations.containsKey(orderId)) {
            return new Answer(200, reservations.get(orderId));
        }
        List<Object> lines = new ArrayList<>();
        List<Object> shortages = new ArrayList<>();
        for (JsonNode line : request.path("lines")) {
            String id = line.path("productId").asText();
            int wanted = line.path("quantity").asInt();
            Product product = products.get(id);
            if (product == null) {
                return problem(404, "unknown-product", Map.of("productId", id));
            }
            if (stock.get(id) < wanted) {
                shortages.add(Map.of("productId", id, "name", product.name(), "wanted", wanted, "available",
                    stock.get(id)));
            }
            lines.add(Map.of("productId", id, "name", product.name(), "unitPrice", product.price(), "quantity",
                wanted));
        }
        if (!shortages.isEmpty()) {
            return problem(409, "stock-unavailable", Map.of("lines", shortages));
        }
        Map<String, Object> reservation = Map.of("orderId", orderId, "lines", lines, "status", "RESERVED", "expiresAt",
            request.path("payBy").asText());
        reservations.put(orderId, reservation);
        versions.put(orderId, request.path("orderVersion"));
        return new Answer(201, reservation);
    }

    private Answer page(JsonNode request) {
        int number = request.path("cursor").asInt(0);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("items", number < menu.size() ? menu.get(number) : List.of());
        if (number + 1 < menu.size()) {
            answer.put("next", Integer.toString(number + 1));
        }
        return new Answer(200, answer);
    }
}
