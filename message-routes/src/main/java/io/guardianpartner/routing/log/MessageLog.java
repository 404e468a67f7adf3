package io.guardianpartner.routing.log;

import java.util.List;
import java.util.UUID;

/** The messages about an order that are still kept. */
@FunctionalInterface
public interface MessageLog {

    /** @return the messages that were taken up, then those that were told; each oldest first */
    List<KeptMessage> of(UUID orderId);
}
