package io.guardianpartner.payments.settling;

import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Makes the job look for due payments at once. Wakes that come while one is waiting are one. */
@Component("settleWake")
public class SettleWake {

    static final String CONSUMER = "seda:settle-payments?size=1";
    static final String ENDPOINT = CONSUMER + "&discardWhenFull=true";

    private final ProducerTemplate producer;

    SettleWake(CamelContext camel) {
        producer = camel.createProducerTemplate();
    }

    /** Wakes the job now, or right after the transaction commits if there is one; not at all if it rolls back. */
    public void wake() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            send();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                send();
            }
        });
    }

    private void send() {
        producer.sendBody(ENDPOINT, null);
    }
}
