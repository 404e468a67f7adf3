package io.guardianpartner.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.junit.jupiter.api.Test;

/** A crash point vanishes silently if a step that calls code is taken for one of Camel's own. */
class ExchangeOnlyTest {

    @Test
    void everyWayToCallCodeIsACrashPoint() throws Exception {
        assertThat(steps(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:code").routeId("code")
                    .transform().method("steps", "key").id("method-by-name")
                    .transform().exchange(ExchangeOnlyTest::ofExchange).id("reference-for-exchange")
                    .transform().body(String.class, String::strip).id("reference-for-body")
                    .transform().message(message -> 1).id("reference-for-message")
                    .setVariable("x").exchange(ExchangeOnlyTest::ofExchange).id("variable-by-reference")
                    .setHeader("x", method("steps", "key")).id("header-by-method")
                    .filter(method("steps", "is")).id("filter-by-method").end()
                    .filter(exchange -> true).id("filter-by-lambda").end()
                    .choice().id("choice-by-lambda").when(exchange -> true).to("mock:x").id("then").end()
                    .process(exchange -> {}).id("processor")
                    .bean("steps", "key").id("bean")
                    .to("mock:x").id("endpoint");
            }
        })).allSatisfy(step -> assertThat(ExchangeOnly.is(step)).as(step.getId()).isFalse());
    }

    @Test
    void whatOnlyCamelDoesToTheExchangeIsNone() throws Exception {
        assertThat(steps(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:exchange").routeId("exchange")
                    .transform().simple("${body.order}").id("simple")
                    .transform(constant("x")).id("constant")
                    .setProperty("x", body()).id("body")
                    .setVariable("x", header("y")).id("header")
                    .setHeader("x").variable("y").id("variable")
                    .unmarshal().json().id("json")
                    .filter(exchangeProperty("x").isNotNull()).id("filter").stop().id("stop").end()
                    .to("direct:other").id("other-route");
            }
        })).allSatisfy(step -> assertThat(ExchangeOnly.is(step)).as(step.getId()).isTrue());
    }

    private static Object ofExchange(Exchange exchange) {
        return exchange.getMessage().getBody();
    }

    private static List<ProcessorDefinition<?>> steps(RouteBuilder routes) throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.addRoutes(routes);
            return List.copyOf(((ModelCamelContext) camel).getRouteDefinitions().get(0).getOutputs());
        }
    }
}
