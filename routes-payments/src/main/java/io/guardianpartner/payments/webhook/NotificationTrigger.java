package io.guardianpartner.payments.webhook;

import io.guardianpartner.support.JobTrigger;
import org.apache.camel.CamelContext;
import org.springframework.stereotype.Component;

/** Makes the job look for open notifications at once. */
@Component
class NotificationTrigger extends JobTrigger {

    static final String CONSUMER = "seda:take-notifications?size=1";
    static final String ENDPOINT = CONSUMER + ONCE;

    NotificationTrigger(CamelContext camel) {
        super(camel, ENDPOINT);
    }
}
