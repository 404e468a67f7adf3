package io.guardianpartner.orders.view;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.guardianpartner.message.Money;
import jakarta.validation.constraints.NotNull;

/**
 * An order in JSON. What it does not have (yet) is left out.
 *
 * @param paidAt when it came to the kitchen
 */
public record OrderView(@NotNull UUID id, @NotNull String trackingNumber, String customerId, @NotNull List<Item> items,
    String notes, Money totalPrice, @NotNull String status, Payment payment, @NotNull Instant payBy, Refusal refusal,
    String cancelReason, int version, @NotNull Instant createdAt, Instant paidAt, @NotNull Instant updatedAt,
    String orderToken) {

    /** A product as it was when it was reserved; before that, what is wanted of it. */
    public record Item(@NotNull UUID productId, String name, Money unitPrice, int quantity) {}

    /**
     * The payment of the order.
     *
     * @param refunded what went back so far; absent while nothing has
     * @param pix only while the order waits for it to be paid
     */
    public record Payment(@NotNull UUID id, @NotNull String status, Money refunded, Pix pix) {}

    /**
     * The Pix by which it can be paid.
     *
     * @param qrCode a PNG in base64; only where one order is asked for, and until it expires
     * @param expiresIn seconds until then by this service's clock, for a page whose clock may be wrong; 0 once it has expired.
     *     Only where one order is asked for
     */
    public record Pix(@NotNull String copiaECola, String qrCode, @NotNull Instant expiresAt, Long expiresIn) {}

    /** The reason why it was never placed: its kind, and the words that its request was answered with. */
    public record Refusal(@NotNull String reason, @NotNull String detail) {}

    /** With what lets a guest read the order; null for none. */
    public OrderView withToken(String token) {
        return new OrderView(id, trackingNumber, customerId, items, notes, totalPrice, status, payment, payBy,
            refusal, cancelReason, version, createdAt, paidAt, updatedAt, token);
    }
}
