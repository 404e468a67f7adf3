package io.guardianpartner.routing.outbox;

import java.util.List;

/** What a relay has claimed: messages to publish in this order, and where they came from. */
interface Batch {

    List<OutboxMessage> messages();
}
