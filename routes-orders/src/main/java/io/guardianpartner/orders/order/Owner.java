package io.guardianpartner.orders.order;

/**
 * The owner of an order: a customer, or a guest, who is known by nothing but the hash of a token.
 *
 * @param customerId absent for guests
 * @param guestTokenHash SHA-256 of the guest's order token, absent for customers
 */
public record Owner(String customerId, String guestTokenHash) {

    public Owner {
        if ((customerId == null) == (guestTokenHash == null)) {
            throw new IllegalArgumentException("an order belongs to a customer or to a guest");
        }
    }

    public static Owner customer(String id) {
        return new Owner(id, null);
    }

    public static Owner guest(String tokenHash) {
        return new Owner(null, tokenHash);
    }

    public boolean isGuest() {
        return customerId == null;
    }

    /** Whether this caller is the customer who placed the order. */
    public boolean isCustomer(String callerId) {
        return customerId != null && customerId.equals(callerId);
    }

    /** Says nothing of who it is. */
    @Override
    public String toString() {
        return isGuest() ? "Owner[guest]" : "Owner[customer]";
    }
}
