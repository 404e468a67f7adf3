package io.guardianpartner.orders.order;

import java.time.Duration;

/**
 * How long the steps of placing may take.
 *
 * @param payWithin from the order to the last moment of its payment
 * @param pixNeeds what must remain of that for a Pix to be asked for
 * @param recoverAfter from a client's try to recovery's first look
 * @param recoverEvery from one of recovery's looks to the next
 * @param undoAfter from a client's last try to giving up
 */
public record PlacingTimes(Duration payWithin, Duration pixNeeds, Duration recoverAfter, Duration recoverEvery,
    Duration undoAfter) {}
