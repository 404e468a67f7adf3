package io.guardianpartner.orders.view;

import java.util.UUID;

import io.guardianpartner.message.Ids;
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
            return Ids.parse(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound("order", text);
        }
    }
}
