package io.guardianpartner.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.Model;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallersHandleErrorsTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() {
        camel.getCamelContextExtension().getContextPlugin(Model.class)
            .addModelLifecycleStrategy(new CallersHandleErrors());
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void theCallersPolicySeesWhatFailsTwoRoutesFurtherDown() throws Exception {
        add(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:outer").onException(IllegalStateException.class).handled(true)
                    .setBody(constant("the outer answer")).end()
                    .to("direct:inner");
                from("direct:inner").to("direct:innermost");
                from("direct:innermost").throwException(new IllegalStateException("deep down"));
            }
        });

        assertThat(answer()).isEqualTo("the outer answer");
    }

    @Test
    void aRouteThatSaysWhatHappensKeepsItsWord() throws Exception {
        add(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:outer").to("direct:inner");
                from("direct:inner").onException(IllegalStateException.class).continued(true).end()
                    .throwException(new IllegalStateException("here"))
                    .setBody(constant("the inner answer"));
            }
        });

        assertThat(answer()).isEqualTo("the inner answer");
    }

    @Test
    void aBuilderThatSaysWhatHappensInAllItsRoutesKeepsItsWord() throws Exception {
        add(new RouteBuilder() {
            @Override
            public void configure() {
                onException(IllegalStateException.class).handled(true).setBody(constant("the builder's answer"));
                from("direct:inner").throwException(new IllegalStateException("here"));
            }
        });
        add(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:outer").to("direct:inner");
            }
        });

        assertThat(answer()).isEqualTo("the builder's answer");
    }

    private void add(RoutesBuilder routes) throws Exception {
        camel.addRoutes(routes);
    }

    private Object answer() {
        return camel.createProducerTemplate().requestBody("direct:outer", "?");
    }
}
