package io.guardianpartner.catalog.reservation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Portions of one product that an order asks for.
 *
 * @param quantity 1 to {@value #MOST}
 */
record Want(UUID productId, int quantity) {

    static final int MOST = 99;

    /** One want for each product, in the order of their first mention; together they may be more than one can ask for. */
    static List<Want> merged(List<Want> wants) {
        Map<UUID, Integer> quantities = new LinkedHashMap<>();
        wants.forEach(want -> quantities.merge(want.productId, want.quantity, Integer::sum));
        List<Want> merged = new ArrayList<>();
        quantities.forEach((productId, quantity) -> merged.add(new Want(productId, quantity)));
        return merged;
    }
}
