package io.guardianpartner.orders.board;

import io.guardianpartner.orders.order.OrderStatus;
import jakarta.validation.constraints.NotNull;

/** The status that the kitchen wants an order to have. */
record NextStatus(@NotNull OrderStatus status) {}
