package io.guardianpartner.orders.history;

import java.util.UUID;

/** A message by its id and type. */
public record MessageRef(UUID id, String type) {}
