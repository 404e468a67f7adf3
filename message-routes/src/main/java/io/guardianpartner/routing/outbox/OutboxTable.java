package io.guardianpartner.routing.outbox;

import java.util.List;

interface OutboxTable {
    void store(List<OutboxMessage> messages);
}
