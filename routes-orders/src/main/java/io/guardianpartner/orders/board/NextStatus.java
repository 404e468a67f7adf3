package io.guardianpartner.orders.board;

import io.guardianpartner.orders.order.OrderStatus;
import jakarta.validation.constraints.NotNull;

/** What the kitchen wants an order to be. */
record NextStatus(@NotNull OrderStatus status) {}
