package io.guardianpartner.acceptance.conformance;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_CANCELLATION_REQUESTED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_REFUNDED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_REFUND_FAILED;
import static io.guardianpartner.routing.inbound.MessageHandlers.handling;

import java.time.Clock;

import io.guardianpartner.routing.Messages;
import io.guardianpartner.routing.outbox.Outbox;
import io.guardianpartner.routing.outbox.RelayTrigger;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * An ordinary service. As orders it has an effect for each refund that failed, and tells payments; a refund has one
 * unless a later one is known. As payments it has an effect for each cancellation that it is asked for.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class Subject {

    @Bean
    Ledger ledger(ObjectProvider<JdbcClient> jdbc, ObjectProvider<Outbox> outbox,
        ObjectProvider<DynamoDbClient> dynamoDb, ObjectProvider<RelayTrigger> wake, ObjectProvider<Clock> clock,
        Environment environment) {
        return jdbc.getIfAvailable() == null
            ? new ItemLedger(dynamoDb.getObject(), environment.getRequiredProperty("guardian.outbox.dynamodb.table"),
                clock.getIfAvailable(Clock::systemUTC), key -> wake.getObject().wake(key))
            : new RowLedger(jdbc.getObject(), outbox.getObject());
    }

    @Bean
    SubjectSteps steps(Script script, Ledger ledger, Messages messages, Environment environment) {
        return new SubjectSteps(environment.getRequiredProperty("conformance.pod"), script, ledger, messages);
    }

    @Bean
    RouteBuilder handlers(SubjectSteps steps) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(handling(MSG_PAYMENT_REFUND_FAILED)).routeId("subject.in.MSG_PAYMENT_REFUND_FAILED")
                    .process(steps::begin).id("begin")
                    .process(steps::refundFailed).id("refund-failed");
                from(handling(MSG_PAYMENT_REFUNDED)).routeId("subject.in.MSG_PAYMENT_REFUNDED")
                    .process(steps::begin).id("begin-refunded")
                    .process(steps::refunded).id("refunded");
                from(handling(MSG_PAYMENT_CANCELLATION_REQUESTED))
                    .routeId("subject.in.MSG_PAYMENT_CANCELLATION_REQUESTED")
                    .process(steps::begin).id("begin-cancellation")
                    .process(steps::cancelled).id("cancelled");
            }
        };
    }
}
