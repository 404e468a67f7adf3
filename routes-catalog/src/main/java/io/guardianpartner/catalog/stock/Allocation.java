package io.guardianpartner.catalog.stock;

/**
 * The share that an order has in its portions. Stock moves only by a change from one holding to another, so it cannot
 * drift: what is reserved is always the sum of the {@link #RESERVED} lines, and what has left the stock the sum of
 * the {@link #ALLOCATED} ones.
 */
public enum Allocation {
    /** Nothing: they are free for anybody. */
    NONE(0, 0),
    /** They are on hand and promised to the order. */
    RESERVED(0, 1),
    /** They have left the stock for the order. */
    ALLOCATED(-1, 0);

    private final int onHand;
    private final int reserved;

    Allocation(int onHand, int reserved) {
        this.onHand = onHand;
        this.reserved = reserved;
    }

    /** The number that one portion so allocated adds to the portions on hand. */
    int onHand() {
        return onHand;
    }

    /** The number that one portion so allocated adds to the portions reserved. */
    int reserved() {
        return reserved;
    }
}
