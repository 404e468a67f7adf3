package io.guardianpartner.api.story;

/** The part of an order's life to which an entry of its story belongs. */
public enum StoryKind {
    /** Somebody asked for something. */
    REQUEST,
    /** The order, or what a service keeps of it, has another status. */
    STATUS,
    /** Portions were reserved, taken or given back. */
    STOCK, PAYMENT, REFUND,
    /** The payment broker was called. */
    BROKER,
    /** A message of another service was taken up. */
    MESSAGE_IN,
    /** A message was stored to be published. */
    MESSAGE_OUT,
    /** A person has to look at it. */
    ALERT,
    /** A message that was put aside. Services do not know of these: the command looks for them. */
    DEAD_LETTER
}
