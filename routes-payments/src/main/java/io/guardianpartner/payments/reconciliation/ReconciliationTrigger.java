package io.guardianpartner.payments.reconciliation;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Makes the job look for due payments at once. Triggers that come while one is waiting are one. */
@Component
public class ReconciliationTrigger implements Processor {

    static final String CONSUMER = "seda:reconcile-payments?size=1";
    static final String ENDPOINT = CONSUMER + "&discardWhenFull=true";

    private final ProducerTemplate producer;

    ReconciliationTrigger(CamelContext camel) {
        producer = camel.createProducerTemplate();
    }

    /** Triggers the job now, or right after the transaction commits if there is one; not at all if it rolls back. */
    @Override
    public void process(Exchange exchange) {
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
