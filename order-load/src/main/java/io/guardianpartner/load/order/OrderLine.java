package io.guardianpartner.load.order;

import java.util.UUID;

/** A product of an order and how many of it. */
public record OrderLine(UUID productId, int quantity) {}
