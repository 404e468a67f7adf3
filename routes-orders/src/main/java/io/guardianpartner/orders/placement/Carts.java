package io.guardianpartner.orders.placement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.guardianpartner.api.ProblemException;
import io.guardianpartner.message.Json;
import io.guardianpartner.orders.idempotency.Sha256;
import io.guardianpartner.orders.order.Line;

/** Checks and reads of a cart and its key, beyond those that annotations can say. */
final class Carts {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final int SHORTEST_OF_GUESTS = 12;

    private Carts() {}

    /** One line for each product, in the order in which they first come. */
    static List<Line> lines(NewOrder cart) {
        Map<UUID, Line> lines = new LinkedHashMap<>();
        for (int i = 0; i < cart.items().size(); i++) {
            NewOrder.Item item = cart.items().get(i);
            Line known = lines.get(item.productId());
            int quantity = item.quantity() + (known == null ? 0 : known.quantity());
            if (quantity > Line.MAX_QUANTITY) {
                throw ProblemException.unprocessable("/items/" + i + "/quantity",
                    "adds up to more than " + Line.MAX_QUANTITY + " of one product");
            }
            lines.put(item.productId(), Line.wanted(item.productId(), quantity));
        }
        return List.copyOf(lines.values());
    }

    /** The same for every body that says the same: white space and order of members do not count. */
    static String hash(NewOrder cart) {
        try {
            return Sha256.of(Json.mapper().writeValueAsBytes(cart));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The key, if it may be one.
     *
     * @param isGuest a guest's key is all that tells one guest from another, so it must not be easy to guess
     */
    static String checkedKey(String key, boolean isGuest) {
        if (!KEY.matcher(key).matches()) {
            throw ProblemException.malformedParameter("Idempotency-Key", "is 1 to 255 visible ASCII characters");
        }
        if (isGuest && key.length() < SHORTEST_OF_GUESTS) {
            throw ProblemException.malformedParameter("Idempotency-Key",
                "of a guest has at least " + SHORTEST_OF_GUESTS + " characters that nobody else can guess");
        }
        return key;
    }
}
