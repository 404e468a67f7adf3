package io.guardianpartner.orders.history;

/** A step of an order's history, as far as this version can read it. */
public sealed interface HistoryStep permits HistoryEntry, UnreadStep {}
