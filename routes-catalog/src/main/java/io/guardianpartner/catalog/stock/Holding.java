package io.guardianpartner.catalog.stock;

/**
 * What an order has of the portions that it wants. Stock moves only by a change from one holding to another, so it cannot
 * drift: what is reserved is always the sum of the {@link #RESERVED} lines, and what is missing from the shelf the sum of
 * the {@link #TAKEN} ones.
 */
public enum Holding {
    /** Nothing: they are free for anybody. */
    NOTHING(0, 0),
    /** They lie on the shelf and are promised to the order. */
    RESERVED(0, 1),
    /** They have left the shelf for the order. */
    TAKEN(-1, 0);

    private final int onHand;
    private final int reserved;

    Holding(int onHand, int reserved) {
        this.onHand = onHand;
        this.reserved = reserved;
    }

    /** What one portion held in this way adds to the portions on hand. */
    int onHand() {
        return onHand;
    }

    /** What one portion held in this way adds to the portions reserved. */
    int reserved() {
        return reserved;
    }
}
