package io.guardianpartner.catalog.reservation;

import java.util.UUID;

import io.guardianpartner.message.Money;

/**
 * Portions of one product in a reservation.
 *
 * @param name as it was when reserved
 * @param unitPrice as it was when reserved
 */
record Line(UUID productId, String name, Money unitPrice, int quantity) {}
