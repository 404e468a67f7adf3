package io.guardianpartner.routing.outbox;

/**
 * How a service with DynamoDB tells the relay that it has just saved an item with messages: the item's key as body to
 * {@link #ENDPOINT}. It never waits and never fails; what is not heard, the sweep finds.
 */
public final class OutboxWake {

    static final String QUEUE = "seda:guardian-outbox-wake?size=1000";

    /** {@code .setBody(header("orderId")).to(OutboxWake.ENDPOINT).id("wake")}. */
    public static final String ENDPOINT = QUEUE + "&discardWhenFull=true&waitForTaskToComplete=Never";

    private OutboxWake() {}
}
