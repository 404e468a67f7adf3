package io.guardianpartner.message.payload;

import java.util.UUID;

/** The broker says that the payment will not be made. */
public record PaymentFail(UUID orderId, UUID paymentId, Reason reason) {

    /** The broker refused it, it was called off, or nobody paid in time. */
    public enum Reason {
        REJECTED, CANCELLED, EXPIRED
    }
}
