package io.guardianpartner.api;

/** A kind of caller. */
public enum Role {
    /** Orders for themselves and sees their own orders. */
    CUSTOMER,
    /** Works orders off. */
    KITCHEN,
    /** Keeps the menu, the stock and the money. */
    ADMIN,
    /** Another service of the platform. */
    SERVICE
}
