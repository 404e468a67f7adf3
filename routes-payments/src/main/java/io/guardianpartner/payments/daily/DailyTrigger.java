package io.guardianpartner.payments.daily;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/** Makes the job look for days to reconcile at once. Triggers that come while one is waiting are one. */
@Component
class DailyTrigger implements Processor {

    static final String CONSUMER = "seda:reconcile-days?size=1";
    static final String ENDPOINT = CONSUMER + "&discardWhenFull=true";

    private final ProducerTemplate producer;

    DailyTrigger(CamelContext camel) {
        producer = camel.createProducerTemplate();
    }

    @Override
    public void process(Exchange exchange) {
        producer.sendBody(ENDPOINT, null);
    }
}
