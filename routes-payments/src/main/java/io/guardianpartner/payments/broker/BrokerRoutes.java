package io.guardianpartner.payments.broker;

import static io.guardianpartner.payments.payment.Operation.CANCEL;
import static io.guardianpartner.payments.payment.Operation.CREATE;
import static io.guardianpartner.payments.payment.Operation.LOOK;
import static io.guardianpartner.payments.payment.Operation.REFUND;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** One call of the broker, outside any transaction; whatever happens, the pursuit gets an answer. */
@Component
class BrokerRoutes extends RouteBuilder {

    private static final String OPERATION = "operation";

    // @formatter:off
    @Override
    public void configure() {
        from("direct:ask-broker").routeId("payments.out.broker")
            .circuitBreaker().id("broker")
                .resilience4jConfiguration()
                    .circuitBreaker("brokerCircuit")
                .end()
                .to("direct:call-broker").id("call-broker")
            .onFallback()
                .transform().method("askingBroker", "unanswered").id("no-answer")
            .end()
            .bean("askingBroker", "count").id("count-call");

        from("direct:call-broker").routeId("payments.out.call-broker")
            .setProperty(OPERATION).method("askingBroker", "operation").id("choose-call")
            .choice().id("which-call")
                .when(exchangeProperty(OPERATION).isEqualTo(CREATE))
                    .transform().method("askingBroker", "create").id("create-at-broker")
                .when(exchangeProperty(OPERATION).isEqualTo(LOOK))
                    .transform().method("askingBroker", "look").id("look-at-broker")
                .when(exchangeProperty(OPERATION).isEqualTo(CANCEL))
                    .transform().method("askingBroker", "cancel").id("cancel-at-broker")
                .when(exchangeProperty(OPERATION).isEqualTo(REFUND))
                    .transform().method("askingBroker", "refund").id("refund-at-broker")
                .otherwise()
                    .transform().method("askingBroker", "search").id("search-at-broker")
            .end();
    }
    // @formatter:on
}
