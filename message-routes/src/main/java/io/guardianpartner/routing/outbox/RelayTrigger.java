package io.guardianpartner.routing.outbox;

import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes the relay once there is something to send. It never waits and never fails: what was stored stands, and what is not heard,
 * the sweep finds. The outbox of PostgreSQL does it by itself after a commit; a service with DynamoDB does it when it has saved an item
 * with messages, by the item's key as body to {@link #ENDPOINT}.
 */
public final class RelayTrigger {

    /** {@code .setBody(header("orderId")).to(RelayTrigger.ENDPOINT).id("wake")}; the body stays as it is. */
    public static final String ENDPOINT = "bean:relayTrigger?method=wake";

    static final String ITEMS = "seda:guardian-outbox-items?size=1000";
    /** A relay that has been woken already looks at all rows: once is enough. */
    static final String ROWS = "seda:guardian-outbox-rows?size=1";
    /** Relays beside it, for a backlog. */
    static final String MORE_ROWS = "seda:guardian-outbox-more-rows?size=1";

    private static final String QUIETLY = "&discardWhenFull=true&waitForTaskToComplete=Never";

    private static final Logger LOG = LoggerFactory.getLogger(RelayTrigger.class);

    private final ProducerTemplate camel;
    private final String relay;

    private RelayTrigger(ProducerTemplate camel, String relay) {
        this.camel = camel;
        this.relay = relay;
    }

    static RelayTrigger forItems(ProducerTemplate camel) {
        return new RelayTrigger(camel, ITEMS + QUIETLY);
    }

    static RelayTrigger forRows(ProducerTemplate camel) {
        return new RelayTrigger(camel, ROWS + QUIETLY);
    }

    /** For the pages of a backlog after the first. */
    static RelayTrigger forMoreRows(ProducerTemplate camel) {
        return new RelayTrigger(camel, MORE_ROWS + QUIETLY);
    }

    /**
     * A new exchange goes to the relay: the caller's would take along its headers, and its completion (the
     * acknowledgement of a message, say) would wait for the relay's.
     *
     * @param key the hash key of the item
     */
    public void wake(String key) {
        try {
            camel.sendBody(relay, key);
        } catch (RuntimeException e) {
            LOG.debug("the relay was not woken, the sweep will find what is stored", e);
        }
    }

    /** Wakes the relay for whatever rows there are. */
    void wakeForRows() {
        wake(null);
    }
}
