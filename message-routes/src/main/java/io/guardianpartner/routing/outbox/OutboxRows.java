package io.guardianpartner.routing.outbox;

import java.util.List;

/** Rows of the outbox table that the current transaction has claimed. */
record OutboxRows(List<Row> rows) implements Batch {

    record Row(long id, OutboxMessage message) {}

    OutboxRows {
        rows = List.copyOf(rows);
    }

    @Override
    public List<OutboxMessage> messages() {
        return rows.stream().map(Row::message).toList();
    }

    long id(int index) {
        return rows.get(index).id();
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }
}
