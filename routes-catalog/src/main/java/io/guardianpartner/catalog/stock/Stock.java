package io.guardianpartner.catalog.stock;

/**
 * The portions of one product. However it is changed, {@code 0 ≤ reserved ≤ onHand}: what is promised is on hand.
 *
 * @param onHand portions in the restaurant, 0 to {@value #MOST} when counted by hand
 * @param reserved portions on hand that are promised to orders
 * @param version raised by one with every change
 */
public record Stock(int onHand, int reserved, long version) {

    /** More than any kitchen has; a larger count is a typing error. */
    public static final int MOST = 1_000_000;

    public Stock {
        if (reserved < 0 || onHand < reserved) {
            throw new IllegalArgumentException("stock of " + onHand + " on hand cannot have " + reserved + " reserved");
        }
    }

    /** The stock of a new product. */
    public static Stock initially(int onHand) {
        return new Stock(within(onHand, 0), 0, 1);
    }

    /** Portions that an order can still have. */
    public int available() {
        return onHand - reserved;
    }

    public boolean covers(int quantity) {
        return quantity <= available();
    }

    /**
     * The stock after somebody has counted the portions on hand.
     *
     * @throws StockConflict it would be less than what is reserved
     */
    public Stock counted(int newOnHand) {
        return new Stock(within(newOnHand, reserved), reserved, version + 1);
    }

    /**
     * The stock after portions were added, or taken away by a negative number.
     *
     * @throws StockConflict less than what is reserved would be left, or more than {@value #MOST}
     */
    public Stock adjusted(int delta) {
        return counted(
            Math.toIntExact(Math.max(Math.min((long) onHand + delta, Integer.MAX_VALUE), Integer.MIN_VALUE)));
    }

    /**
     * The stock after an order changed what it has of {@code quantity} portions.
     *
     * @throws IllegalArgumentException there are too few; ask {@link #covers(int)} first
     */
    public Stock moved(Allocation from, Allocation to, int quantity) {
        if (from == to) {
            return this;
        }
        return new Stock(onHand + (to.onHand() - from.onHand()) * quantity,
            reserved + (to.reserved() - from.reserved()) * quantity, version + 1);
    }

    private static int within(int onHand, int reserved) {
        if (onHand < reserved || onHand > MOST) {
            throw new StockConflict(onHand, reserved);
        }
        return onHand;
    }
}
