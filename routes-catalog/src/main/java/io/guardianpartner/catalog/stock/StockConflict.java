package io.guardianpartner.catalog.stock;

/** A count that cannot be: below what orders were promised, or beyond {@link Stock#MOST}. Nothing was changed. */
public final class StockConflict extends RuntimeException {

    private final int onHand;
    private final int reserved;

    StockConflict(int onHand, int reserved) {
        super(onHand > Stock.MOST
            ? "There can be no more than " + Stock.MOST + " portions on hand."
            : "There would be " + onHand + " on hand, and " + reserved + " are reserved.");
        this.onHand = onHand;
        this.reserved = reserved;
    }

    /** Portions that would have been on hand. */
    public int onHand() {
        return onHand;
    }

    /** Portions that are promised to orders. */
    public int reserved() {
        return reserved;
    }
}
