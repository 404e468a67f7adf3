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
record RequestedPortions(UUID productId, int quantity) {

    static final int MOST = 99;

    /** One want for each product, in the order of their first mention; together they may be more than one can ask for. */
    static List<RequestedPortions> merged(List<RequestedPortions> portions) {
        Map<UUID, Integer> quantities = new LinkedHashMap<>();
        portions.forEach(one -> quantities.merge(one.productId, one.quantity, Integer::sum));
        List<RequestedPortions> merged = new ArrayList<>();
        quantities.forEach((productId, quantity) -> merged.add(new RequestedPortions(productId, quantity)));
        return merged;
    }
}
