package io.guardianpartner.orders.customer;

import io.guardianpartner.routing.rest.Printable;
import jakarta.validation.constraints.Size;

/** What may be said when an order is taken back. */
record Cancellation(
    @Size(max = 200) @Printable String reason) {

    /** Says nothing of what a person wrote. */
    @Override
    public String toString() {
        return "Cancellation";
    }
}
