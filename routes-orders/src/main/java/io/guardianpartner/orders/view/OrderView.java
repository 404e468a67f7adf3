package io.guardianpartner.orders.view;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.guardianpartner.message.Money;

/** An order in JSON. What it does not have (yet) is left out. */
public record OrderView(UUID id, String trackingNumber, String customerId, List<Item> items, String notes,
    Money totalPrice, String status, Payment payment, Instant payBy, Refusal refusal, String cancelReason, int version,
    Instant createdAt, Instant updatedAt, String orderToken) {

    /** A product as it was when it was reserved; before that, what is wanted of it. */
    public record Item(UUID productId, String name, Money unitPrice, int quantity) {}

    /**
     * What pays the order.
     *
     * @param pix only while the order waits for it to be paid
     */
    public record Payment(UUID id, String status, Pix pix) {}

    /**
     * How it can be paid.
     *
     * @param qrCode a PNG in base64; only where one order is asked for, and until it expires
     */
    public record Pix(String copiaECola, String qrCode, Instant expiresAt) {}

    /** Why it was never placed: the kind of refusal, and the words that its request was answered with. */
    public record Refusal(String reason, String detail) {}

    /** With what lets a guest read the order; null for none. */
    public OrderView withToken(String token) {
        return new OrderView(id, trackingNumber, customerId, items, notes, totalPrice, status, payment, payBy,
            refusal, cancelReason, version, createdAt, updatedAt, token);
    }
}
