package io.guardianpartner.api.story;

import java.time.Instant;

import jakarta.validation.constraints.NotNull;

/**
 * Something that an order waits for.
 *
 * @param service the queue of the service that says so
 * @param until when it ends at the latest, or is looked after again; absent if nothing ends it by itself
 */
public record Waiting(@NotNull String service, @NotNull String what, Instant until) {}
