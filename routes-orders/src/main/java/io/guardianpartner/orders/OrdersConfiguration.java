package io.guardianpartner.orders;

import java.time.Clock;
import java.time.ZoneOffset;

import io.guardianpartner.orders.order.Placing;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the domain what it needs from outside: the time, and how long things may take. */
@Configuration(proxyBeanMethods = false)
class OrdersConfiguration {

    /** Whole milliseconds: what is stored reads the same as what was decided on. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Bean
    Placing placing(OrdersProperties properties) {
        return new Placing(properties.placing().times());
    }
}
