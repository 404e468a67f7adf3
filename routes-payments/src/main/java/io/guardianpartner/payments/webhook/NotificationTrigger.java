package io.guardianpartner.payments.webhook;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/**
 * Makes the job look for open notifications at once. Triggers that come while one is waiting are one. It waits for nothing, and what
 * a process that ends does not hear, the sweep finds.
 */
@Component
class NotificationTrigger implements Processor {

    static final String CONSUMER = "seda:take-notifications?size=1";
    static final String ENDPOINT = CONSUMER + "&discardWhenFull=true";

    private final ProducerTemplate producer;

    NotificationTrigger(CamelContext camel) {
        producer = camel.createProducerTemplate();
    }

    @Override
    public void process(Exchange exchange) {
        producer.sendBody(ENDPOINT, null);
    }
}
