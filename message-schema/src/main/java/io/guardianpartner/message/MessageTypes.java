package io.guardianpartner.message;

/** Names of the messages in the contract. */
public final class MessageTypes {

    public static final String MSG_PAYMENT_SUCCESS = "MSG_PAYMENT_SUCCESS";
    public static final String MSG_PAYMENT_FAIL = "MSG_PAYMENT_FAIL";
    public static final String MSG_PAYMENT_REFUNDED = "MSG_PAYMENT_REFUNDED";
    public static final String MSG_PAYMENT_REFUND_FAILED = "MSG_PAYMENT_REFUND_FAILED";
    public static final String MSG_PAYMENT_CHARGED_BACK = "MSG_PAYMENT_CHARGED_BACK";
    public static final String MSG_PAYMENT_REIMBURSED = "MSG_PAYMENT_REIMBURSED";
    public static final String MSG_PAYMENT_CANCELLATION_REQUESTED = "MSG_PAYMENT_CANCELLATION_REQUESTED";
    public static final String MSG_ORDER_STATUS_CHANGED = "MSG_ORDER_STATUS_CHANGED";
    public static final String MSG_STOCK_UNAVAILABLE = "MSG_STOCK_UNAVAILABLE";
    public static final String MSG_PRODUCT_CHANGED = "MSG_PRODUCT_CHANGED";

    private MessageTypes() {}
}
