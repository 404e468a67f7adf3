package io.guardianpartner.message.payload;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.guardianpartner.message.Money;

/**
 * An order went from one status to another.
 *
 * @param version
 *            raised by one with each change of status, so that a late message is known as such
 * @param previousStatus
 *            one of the contract's OrderStatus
 * @param status
 *            one of the contract's OrderStatus
 * @param totalPrice
 *            null: the order was closed before it was priced
 */
public record OrderStatusChanged(UUID orderId, int version, String previousStatus, String status, List<Item> items,
    Money totalPrice, Instant occurredAt) {

    public OrderStatusChanged {
        items = List.copyOf(items);
    }

    /**
     * A line of the order.
     *
     * @param name
     *            as it was when reserved; null before
     * @param unitPrice
     *            as it was when reserved; null before
     */
    public record Item(UUID productId, int quantity, String name, Money unitPrice) {}
}
