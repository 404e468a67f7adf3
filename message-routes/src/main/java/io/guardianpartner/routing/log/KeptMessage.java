package io.guardianpartner.routing.log;

import java.time.Instant;
import java.util.UUID;

/**
 * A message as the inbox or the outbox keeps it.
 *
 * @param type null if a version recorded it that did not keep the type
 * @param isOwn whether this service told it; else it has taken it up
 * @param at when its record was stored
 * @param publishedAt when SNS has taken it; null if it has not, or it is not our own
 * @param refusal why SNS has refused it for good, or did not take it the last time; null if neither
 * @param isRefused whether that is for good
 */
public record KeptMessage(UUID id, String type, boolean isOwn, Instant at, Instant publishedAt, String refusal,
    boolean isRefused) {}
