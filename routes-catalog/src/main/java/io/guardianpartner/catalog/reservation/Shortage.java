package io.guardianpartner.catalog.reservation;

import java.util.UUID;

/** A product of which an order wants more portions than are available. */
record Shortage(UUID productId, String name, int wanted, int available) {}
