package io.guardianpartner.message;

/**
 * Names of the services that this code base speaks about. They are plain strings: a service exists because the contract
 * lists it, not because it stands here.
 */
public final class Services {

    public static final String ORDERS = "ORDERS_SERVICE";
    public static final String PAYMENTS = "PAYMENTS_SERVICE";
    public static final String CATALOG = "PRODUCTS_CATALOG_SERVICE";

    /** As a target: every queue that listens to the sender. */
    public static final String ANY = "MSG_SERVICE_ANY";

    private Services() {}
}
