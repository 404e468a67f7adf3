package io.guardianpartner.routing.outbox;

import java.util.List;

/** A relay's claim: messages to publish in this order, and where they came from. */
interface Batch {

    List<OutboxMessage> messages();
}
