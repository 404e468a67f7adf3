package io.guardianpartner.routing.outbox;

import java.time.Instant;

/**
 * The messages, or items, that wait.
 *
 * @param count how many
 * @param oldest since when the one that waits longest does; null when none waits
 */
record Backlog(long count, Instant oldest) {

    static final Backlog NONE = new Backlog(0, null);
}
