package io.guardianpartner.orders.order;

import java.time.Instant;

/** Something that a person has to look at because no rule can put it right; kept with the order. */
public record OperatorAlert(Kind kind, String detail, Instant at) {

    /** The kinds of alerts. */
    public enum Kind {
        REFUND_FAILED, REFUNDED_IN_KITCHEN, STOCK_GONE_IN_KITCHEN, CHARGED_BACK
    }
}
