package io.guardianpartner.orders.view;

import java.util.UUID;

import io.guardianpartner.routing.rest.ProblemException;

/** Order ids as they stand in paths. */
public final class OrderIds {

    private OrderIds() {}

    /**
     * The id that a path names.
     *
     * @throws ProblemException 404: no order has an id that is none
     */
    public static UUID parse(String text) {
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // Falls through: it is no id at all.
        }
        throw ProblemException.notFound("order", text);
    }
}
