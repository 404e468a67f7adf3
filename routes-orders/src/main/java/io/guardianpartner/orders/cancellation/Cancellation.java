package io.guardianpartner.orders.cancellation;

import io.guardianpartner.api.Printable;
import jakarta.validation.constraints.Size;

/** The words that may come with a cancellation. */
public record Cancellation(
    @Size(max = 200) @Printable String reason) {

    /** Says nothing of what a person wrote. */
    @Override
    public String toString() {
        return "Cancellation";
    }
}
