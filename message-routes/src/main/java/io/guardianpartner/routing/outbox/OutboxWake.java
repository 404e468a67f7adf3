package io.guardianpartner.routing.outbox;

import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a service with DynamoDB tells the relay that it has just saved an item with messages: the item's key as body to
 * {@link #ENDPOINT}. It never waits and never fails; what is not heard, the sweep finds.
 */
public final class OutboxWake {

    /** {@code .setBody(header("orderId")).to(OutboxWake.ENDPOINT).id("wake")}; the body stays as it is. */
    public static final String ENDPOINT = "bean:outboxWake?method=wake";

    static final String QUEUE = "seda:guardian-outbox-items?size=1000";

    private static final String QUIETLY = QUEUE + "&discardWhenFull=true&waitForTaskToComplete=Never";
    private static final Logger LOG = LoggerFactory.getLogger(OutboxWake.class);

    private final ProducerTemplate camel;

    OutboxWake(ProducerTemplate camel) {
        this.camel = camel;
    }

    /**
     * An exchange of its own goes to the relay: the caller's would take along its headers, and its completion (the
     * acknowledgement of a message, say) would wait for the relay's.
     *
     * @param key the hash key of the item
     */
    public void wake(String key) {
        try {
            camel.sendBody(QUIETLY, key);
        } catch (RuntimeException e) {
            LOG.debug("the relay was not woken, the sweep will find the item", e);
        }
    }
}
