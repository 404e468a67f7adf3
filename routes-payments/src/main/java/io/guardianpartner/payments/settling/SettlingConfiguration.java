package io.guardianpartner.payments.settling;

import java.time.Clock;

import io.guardianpartner.payments.payment.CheckTimes;
import io.guardianpartner.payments.payment.Decisions;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SettlingConfiguration {

    @Bean
    CheckTimes checkTimes(SettlingProperties properties) {
        return properties.check().times();
    }

    @Bean
    Decisions decisions(CheckTimes times, SettlingProperties properties) {
        return new Decisions(times, properties.patience().patience());
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }
}
