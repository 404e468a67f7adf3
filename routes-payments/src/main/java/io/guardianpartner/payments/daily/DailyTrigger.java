package io.guardianpartner.payments.daily;

import io.guardianpartner.support.JobTrigger;
import org.apache.camel.CamelContext;
import org.springframework.stereotype.Component;

/** Makes the job look for days to reconcile at once. */
@Component
class DailyTrigger extends JobTrigger {

    static final String CONSUMER = "seda:reconcile-days?size=1";
    static final String ENDPOINT = CONSUMER + ONCE;

    DailyTrigger(CamelContext camel) {
        super(camel, ENDPOINT);
    }
}
