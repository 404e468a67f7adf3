package io.guardianpartner.routing.outbox;

import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wakes the relay after a commit. What was committed stands, whatever happens here: the sweep is behind it. */
final class RelayWake implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(RelayWake.class);

    private final ProducerTemplate camel;

    RelayWake(ProducerTemplate camel) {
        this.camel = camel;
    }

    @Override
    public void run() {
        try {
            camel.sendBody(RowRelay.WAKE, null);
        } catch (RuntimeException e) {
            LOG.debug("the relay was not woken, the sweep will find the messages", e);
        }
    }
}
