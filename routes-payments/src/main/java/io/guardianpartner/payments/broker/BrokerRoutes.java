package io.guardianpartner.payments.broker;

import static io.guardianpartner.payments.payment.Operation.CANCEL;
import static io.guardianpartner.payments.payment.Operation.CREATE;
import static io.guardianpartner.payments.payment.Operation.FETCH;
import static io.guardianpartner.payments.payment.Operation.REFUND;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** One call of the broker, outside any transaction; whatever happens, the run, or the search, gets an answer. */
@Component
class BrokerRoutes extends RouteBuilder {

    private final BrokerSteps steps;

    BrokerRoutes(BrokerSteps steps) {
        this.steps = steps;
    }

    // @formatter:off
    @Override
    public void configure() {
        from("direct:ask-broker").routeId("payments.out.broker")
            .circuitBreaker().id("broker")
                .resilience4jConfiguration()
                .circuitBreaker("brokerCircuit")
                .end()
                .setVariable("operation").exchange(steps::operation).id("choose-call")
                .choice().id("which-call")
                    .when(variable("operation").isEqualTo(CREATE))
                        .setVariable("run").exchange(steps::create).id("create-at-broker")
                    .when(variable("operation").isEqualTo(FETCH))
                        .setVariable("run").exchange(steps::fetch).id("look-at-broker")
                    .when(variable("operation").isEqualTo(CANCEL))
                        .setVariable("run").exchange(steps::cancel).id("cancel-at-broker")
                    .when(variable("operation").isEqualTo(REFUND))
                        .setVariable("run").exchange(steps::refund).id("refund-at-broker")
                    .otherwise()
                        .setVariable("run").exchange(steps::search).id("search-at-broker")
                .endCircuitBreaker()
            .onFallback()
                // The id of a step right below would name the last one of the circuit breaker.
                .pipeline().id("fallback")
                    .setVariable("run").exchange(steps::unanswered).id("no-answer")
                .end()
            .end()
            .process(steps::count).id("count-call");

        from("direct:search-broker").routeId("payments.out.broker-search")
            .circuitBreaker().id("search-breaker")
                .resilience4jConfiguration()
                .circuitBreaker("brokerCircuit")
                .end()
                .setVariable("answer").exchange(steps::searchByTime).id("search-by-time")
            .onFallback()
                .pipeline().id("search-fallback")
                    .setVariable("answer").exchange(steps::noPage).id("no-page")
                .end()
            .end()
            .process(steps::countSearch).id("count-search");
    }
    // @formatter:on
}
