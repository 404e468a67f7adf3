package io.guardianpartner.load.reconciliation;

import java.util.Locale;

/**
 * Something that is not as it should be.
 *
 * @param subject what it is about: an order, a payment, a product
 * @param detail what is wrong with it, as the rest of a sentence
 */
public record Discrepancy(Kind kind, String subject, String detail) {

    /** The kinds of wrong. */
    public enum Kind {
        /** It was promised and is not there. */
        LOST,
        /** It is there more than once. */
        TWICE,
        /** Money is where it does not belong. */
        MONEY,
        /** Portions are missing, or too many. */
        STOCK,
        /** It did not come to its end, or nobody knows whether it did. */
        FAILED
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%-6s %s %s", kind, subject, detail);
    }
}
