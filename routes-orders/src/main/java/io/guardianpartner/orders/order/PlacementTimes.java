package io.guardianpartner.orders.order;

import java.time.Duration;

/**
 * Durations of the steps of placement.
 *
 * @param payWithin from the order to the last moment of its payment
 * @param pixNeeds what must remain of that for a Pix to be asked for
 * @param recoverAfter from a client's try to recovery's first look
 * @param recoverEvery from one of recovery's looks to the next
 * @param undoAfter from a client's last try to giving up
 */
public record PlacementTimes(Duration payWithin, Duration pixNeeds, Duration recoverAfter, Duration recoverEvery,
    Duration undoAfter) {}
