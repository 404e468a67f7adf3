package io.guardianpartner.routing.outbox;

/** Decides after a page whether there is more to do at once, and otherwise writes down what is left. */
final class RowProgress {

    private final OutboxTable table;
    private final RelayPace pace;

    RowProgress(OutboxTable table, RelayPace pace) {
        this.table = table;
        this.pace = pace;
    }

    public boolean goesOn(Published<OutboxRows> page) {
        pace.worked();
        if (table.isFull(page.batch()) && page.allTried()) {
            return true;
        }
        pace.found(table.backlog());
        return false;
    }
}
