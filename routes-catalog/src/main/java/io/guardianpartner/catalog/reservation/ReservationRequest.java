package io.guardianpartner.catalog.reservation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A request of all portions of an order.
 *
 * @param payBy until when it can be paid
 * @param orderVersion of the order that asks; absent if it asks for the first time
 */
record ReservationRequest(@NotNull UUID orderId, @NotNull Instant payBy,
    @NotEmpty @Size(max = LINES) List<@NotNull @Valid RequestedLine> lines, @Min(1) Integer orderVersion) {

    static final int LINES = 50;

    record RequestedLine(@NotNull UUID productId, @Min(1) @Max(RequestedPortions.MOST) int quantity) {}

    int version() {
        return orderVersion == null ? 0 : orderVersion;
    }

    /** One for each product. */
    List<RequestedPortions> portions() {
        return RequestedPortions
            .merged(lines.stream().map(line -> new RequestedPortions(line.productId, line.quantity)).toList());
    }

    int lastLineOf(UUID productId) {
        return lines.stream().map(RequestedLine::productId).toList().lastIndexOf(productId);
    }
}
