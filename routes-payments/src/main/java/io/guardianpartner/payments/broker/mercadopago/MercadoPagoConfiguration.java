package io.guardianpartner.payments.broker.mercadopago;

import io.guardianpartner.payments.broker.PaymentBroker;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MercadoPagoConfiguration {

    @Bean
    PaymentBroker mercadoPago(MercadoPagoProperties properties) {
        return new MercadoPagoBroker(new MercadoPagoHttpClient(properties), properties);
    }
}
