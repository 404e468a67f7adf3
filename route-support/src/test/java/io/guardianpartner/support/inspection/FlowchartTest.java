package io.guardianpartner.support.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlowchartTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void groups() {
        camel.getRegistry().bind("groups", new RouteGroups());
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    // @formatter:off
    /** A kitchen with each kind of step that has other steps inside. */
    static final class Kitchen extends RouteBuilder {

        @Override
        public void configure() {
            from("direct:cook?timeout=5").routeId("kitchen.job.cook")
                .onException(IllegalStateException.class).handled(true).to("log:burnt").id("burnt").end()
                .filter(simple("${body} != null")).id("if-any")
                    .to("direct:serve").id("serve")
                .end()
                .choice().id("which")
                    .when(simple("${body} == 'soup'")).to("log:bowl?level=DEBUG").id("bowl")
                    .otherwise().setBody(constant("x"))
                .end()
                .doTry()
                    .to("direct:wait").id("wait")
                .doCatch(IllegalArgumentException.class)
                    .log("too \"salty\" <again> #1").id("salty")
                .end();

            from("direct:serve").routeId("kitchen.job.serve").split(body()).id("plates").to("log:table").id("table");
        }
    }
    // @formatter:on

    @Test
    void aPictureHasEachStepInItsPlace() throws Exception {
        camel.addRoutes(new Kitchen());
        camel.start();

        assertThat(Flowchart.of(RouteShapes.of(camel))).isEqualTo("""
            flowchart TD
              subgraph r1["kitchen.job.cook"]
                n1(["direct:cook"])
                n2{"if-any"}
                n1 --> n2
                n3[["serve<br/>direct:serve"]]
                n2 -- "yes" --> n3
                n4{"which"}
                n3 --> n4
                n2 -- "no" --> n4
                n5[["bowl<br/>log:bowl"]]
                n4 -- "${body} == 'soup'" --> n5
                n6["setBody"]
                n4 -- "otherwise" --> n6
                n7{"doTry"}
                n5 --> n7
                n6 --> n7
                n8[["wait<br/>direct:wait"]]
                n7 --> n8
                n9["salty"]
                n7 -. "IllegalArgumentException" .-> n9
                n10[["burnt<br/>log:burnt"]]
                n1 -. "IllegalStateException" .-> n10
              end
              subgraph r2["kitchen.job.serve"]
                n11(["direct:serve"])
                n12["plates"]
                n11 --> n12
                n13[["table<br/>log:table"]]
                n12 -- "each" --> n13
              end
              n3 -.-> n11
            """);
    }

    @Test
    void picturesAreGroupedByRouteBuilder() throws Exception {
        camel.addRoutes(new Kitchen());
        camel.start();

        assertThat(RoutePictures.of("Routes of the kitchen", RouteShapes.of(camel)))
            .startsWith("# Routes of the kitchen\n")
            .contains("\n## Kitchen\n```mermaid\nflowchart TD\n").endsWith("```\n").containsOnlyOnce("## ");
    }

    @Test
    void whatEndsATextOfMermaidIsWrittenInAnotherWay() {
        RouteShape route = new RouteShape("a\"b", "G", "<x> #1 & y", RouteSource.OTHER, List.of(), List.of());

        assertThat(Flowchart.of(List.of(route))).contains("r1[\"a#quot;b\"]", "n1([\"&lt;x&gt; #35;1 &amp; y\"])");
    }

    @Test
    void endpointsAreNamedWithoutWhatDiffersBetweenEnvironments() {
        assertThat(EndpointName.of("aws2-sqs://production-orders?queueUrl=https://sqs")).isEqualTo("aws2-sqs");
        assertThat(EndpointName.of("http://catalog.guardian:8080/v1")).isEqualTo("http");
        assertThat(EndpointName.of("timer://sweep?period=5")).isEqualTo("timer:sweep");
        assertThat(EndpointName.of("rest://get:/v1/products:/%7Bid%7D?produces=json"))
            .isEqualTo("GET /v1/products/{id}");
        assertThat(EndpointName.of("rest://post:v1/products")).isEqualTo("POST /v1/products");
    }
}
