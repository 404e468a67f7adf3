package io.guardianpartner.orders;

import io.guardianpartner.orders.order.NewPaymentRules;
import io.guardianpartner.orders.order.PlacementRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the domain its limits of time. */
@Configuration(proxyBeanMethods = false)
class OrdersConfiguration {

    @Bean
    PlacementRules placing(OrdersProperties properties) {
        return new PlacementRules(properties.placing().times());
    }

    @Bean
    NewPaymentRules newPayments(PlacementRules placing, OrdersProperties properties) {
        return new NewPaymentRules(placing, properties.newPaymentWithin());
    }
}
