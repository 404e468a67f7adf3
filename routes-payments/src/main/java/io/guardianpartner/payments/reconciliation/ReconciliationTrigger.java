package io.guardianpartner.payments.reconciliation;

import io.guardianpartner.support.JobTrigger;
import org.apache.camel.CamelContext;
import org.springframework.stereotype.Component;

/** Makes the job look for due payments at once. */
@Component
public class ReconciliationTrigger extends JobTrigger {

    static final String CONSUMER = "seda:reconcile-payments?size=1";
    static final String ENDPOINT = CONSUMER + ONCE;

    ReconciliationTrigger(CamelContext camel) {
        super(camel, ENDPOINT);
    }
}
