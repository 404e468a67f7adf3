package io.guardianpartner.payments.payment;

/** A call that the broker takes. */
public enum Operation {
    CREATE("create"), SEARCH("search"),
    /** Metrics have always called it a look. */
    FETCH("look"), CANCEL("cancel"), REFUND("refund"),
    /** A page of payments by their time. */
    SEARCH_TIME("search-time"),
    /** No call. */
    NONE("none");

    private final String tag;

    Operation(String tag) {
        this.tag = tag;
    }

    /** The operation's name in metrics. */
    public String tag() {
        return tag;
    }
}
