package io.guardianpartner.benchmarks.guardian;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_SUCCESS;
import static io.guardianpartner.routing.inbound.MessageHandlers.handling;

import java.util.Map;

import io.guardianpartner.benchmarks.client.Meter;
import io.guardianpartner.message.payload.PaymentSuccess;
import io.guardianpartner.support.jdbc.Jdbc;
import org.apache.camel.Body;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jdbc.JdbcConstants;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A service whose handler writes a row, as the services with PostgreSQL do. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class RowHandler {

    @Bean
    RouteBuilder handler() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(handling(MSG_PAYMENT_SUCCESS)).routeId("orders.in.MSG_PAYMENT_SUCCESS")
                    .setHeader(JdbcConstants.JDBC_PARAMETERS).method(RowHandler.this, "row").id("row")
                    .setBody(constant("resource:classpath:sql/write-effect.sql")).id("sql")
                    .to(Jdbc.ENDPOINT).id("write");
            }
        };
    }

    /** The statement's parameters. */
    public Map<String, Object> row(@Body PaymentSuccess payment) {
        Meter.handled();
        return Map.of("orderId", payment.orderId(), "paymentId", payment.paymentId(), "amount",
            payment.amount().toString());
    }
}
