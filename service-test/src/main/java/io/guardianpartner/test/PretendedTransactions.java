package io.guardianpartner.test;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.SmartTransactionObject;

/** Transactions of nothing, which only tell how they ended. One inside another is part of it, as with a database. */
final class PretendedTransactions extends AbstractPlatformTransactionManager {

    private static final long serialVersionUID = 1L;

    private final transient List<String> ends = new CopyOnWriteArrayList<>();
    private final transient ThreadLocal<Pretended> current = ThreadLocal.withInitial(Pretended::new);

    List<String> ends() {
        return ends;
    }

    @Override
    protected Object doGetTransaction() {
        return current.get();
    }

    @Override
    protected boolean isExistingTransaction(Object transaction) {
        return ((Pretended) transaction).begun;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        ((Pretended) transaction).begun = true;
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        ends.add("committed");
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        ends.add("rolled back");
    }

    @Override
    protected void doSetRollbackOnly(DefaultTransactionStatus status) {
        ((Pretended) status.getTransaction()).rollbackOnly = true;
    }

    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
        current.remove();
    }

    private static final class Pretended implements SmartTransactionObject {

        private boolean begun;
        private boolean rollbackOnly;

        @Override
        public boolean isRollbackOnly() {
            return rollbackOnly;
        }
    }
}
