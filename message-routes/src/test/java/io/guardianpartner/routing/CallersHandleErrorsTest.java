package io.guardianpartner.routing;

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
                from("direct:door").onException(IllegalStateException.class).handled(true)
                    .setBody(constant("the door's answer")).end()
                    .to("direct:room");
                from("direct:room").to("direct:cellar");
                from("direct:cellar").throwException(new IllegalStateException("deep down"));
            }
        });

        assertThat(answer()).isEqualTo("the door's answer");
    }

    @Test
    void aRouteThatSaysWhatHappensKeepsItsWord() throws Exception {
        add(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:door").to("direct:room");
                from("direct:room").onException(IllegalStateException.class).continued(true).end()
                    .throwException(new IllegalStateException("here"))
                    .setBody(constant("the room's answer"));
            }
        });

        assertThat(answer()).isEqualTo("the room's answer");
    }

    @Test
    void aBuilderThatSaysWhatHappensInAllItsRoutesKeepsItsWord() throws Exception {
        add(new RouteBuilder() {
            @Override
            public void configure() {
                onException(IllegalStateException.class).handled(true).setBody(constant("the house's answer"));
                from("direct:room").throwException(new IllegalStateException("here"));
            }
        });
        add(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:door").to("direct:room");
            }
        });

        assertThat(answer()).isEqualTo("the house's answer");
    }

    private void add(RoutesBuilder routes) throws Exception {
        camel.addRoutes(routes);
    }

    private Object answer() {
        return camel.createProducerTemplate().requestBody("direct:door", "?");
    }
}
