package io.guardianpartner.routing.outbox;

import java.util.Arrays;
import java.util.Collection;

import io.guardianpartner.message.Message;
import io.guardianpartner.message.MessageTooLargeException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Takes the messages of a service with PostgreSQL: they are stored with the transaction that is under way, and
 * published soon after it commits, at least once each. A transaction that is rolled back sends nothing.
 */
public class Outbox {

    private final JdbcOutboxStore table;
    private final Runnable wakeRelay;

    Outbox(JdbcOutboxStore table, Runnable wakeRelay) {
        this.table = table;
        this.wakeRelay = wakeRelay;
    }

    /**
     * Stores the messages in this order.
     *
     * @throws IllegalStateException outside a transaction: nothing would tie them to what they tell
     * @throws MessageTooLargeException when SNS would refuse one; then none is stored
     */
    public void add(Message... messages) {
        addAll(Arrays.asList(messages));
    }

    /** As {@link #add(Message...)}; for a list that a step has made. */
    public void addAll(Collection<Message> messages) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Outbox.add belongs inside the transaction whose change it tells");
        }
        if (messages.isEmpty()) {
            return;
        }
        table.store(messages.stream().map(OutboxMessage::of).toList());
        wakeAfterCommit();
    }

    private void wakeAfterCommit() {
        if (TransactionSynchronizationManager.hasResource(this)) {
            return;
        }
        TransactionSynchronizationManager.bindResource(this, Boolean.TRUE);
        TransactionSynchronizationManager.registerSynchronization(new WakeAfterCommit());
    }

    private final class WakeAfterCommit implements TransactionSynchronization {

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResourceIfPossible(Outbox.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Outbox.this, Boolean.TRUE);
        }

        @Override
        public void afterCommit() {
            wakeRelay.run();
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Outbox.this);
        }
    }
}
