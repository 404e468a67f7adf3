package io.guardianpartner.support;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Makes a job look for work at once. Triggers that come while one is waiting are one. It waits for nothing, and what a process that
 * ends does not hear, the job's sweep finds.
 */
public abstract class JobTrigger implements Processor {

    /** Behind the address from which the job is woken, it makes the address to wake it. */
    protected static final String ONCE = "&discardWhenFull=true";

    private final ProducerTemplate producer;
    private final String endpoint;

    /** @param endpoint of the job, as for a producer */
    protected JobTrigger(CamelContext camel, String endpoint) {
        producer = camel.createProducerTemplate();
        this.endpoint = endpoint;
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
        producer.sendBody(endpoint, null);
    }
}
