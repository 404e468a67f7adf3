package io.guardianpartner.payments.reconciliation;

import io.guardianpartner.payments.payment.Decisions;
import io.guardianpartner.payments.payment.PollingSchedule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReconciliationConfiguration {

    @Bean
    PollingSchedule pollingSchedule(ReconciliationProperties properties) {
        return properties.check().schedule();
    }

    @Bean
    Decisions decisions(PollingSchedule schedule, ReconciliationProperties properties) {
        return new Decisions(schedule, properties.patience().limits());
    }
}
