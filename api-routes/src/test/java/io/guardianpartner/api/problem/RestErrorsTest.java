package io.guardianpartner.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.api.Rest;
import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@RouteTest(classes = RestErrorsTest.Routes.class, properties = "guardian.service=ORDERS_SERVICE")
class RestErrorsTest {

    @Autowired
    private RouteRun run;

    @Configuration(proxyBeanMethods = false)
    static class Routes {

        @Bean
        RestErrors errors() {
            return new RestErrors(new ProblemAnswer(new Problems(List.of(), Duration.ofSeconds(5))));
        }

        @Bean
        RouteBuilder routes() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:read").routeId("shop.api.read").routeConfigurationId(Rest.ERRORS)
                        .transacted().id("transaction")
                        .to("direct:find").id("find")
                        .setBody(constant("found")).id("answer");
                    from("direct:find").routeId("shop.job.find")
                        .filter(body().isEqualTo("nothing")).id("is-none")
                        .throwException(ProblemException.notFound("cart", 7)).id("none");
                    from("direct:break").routeId("shop.api.break").routeConfigurationId(Rest.ERRORS)
                        .throwException(new IllegalStateException("row 17")).id("break");
                }
            };
        }
    }

    @Test
    void aProblemFurtherInsideIsAnsweredAndItsTransactionRolledBack() {
        Exchange end = run.send("direct:read", "nothing");

        assertThat(run.steps()).containsExactly("transaction", "find", "is-none", "none", "problem");
        assertThat(run.transactions()).containsExactly("rolled back");
        assertThat(end.getException()).isNull();
        assertThat(end.getMessage().getHeaders()).containsEntry(Exchange.HTTP_RESPONSE_CODE, 404)
            .containsEntry(Exchange.CONTENT_TYPE, Rest.PROBLEM_JSON);
        assertThat(end.getMessage().getBody(String.class)).contains("There is no cart 7.");
    }

    @Test
    void anUnexpectedFailureIsAnsweredWithoutItsMessage() {
        Exchange end = run.send("direct:break", "");

        assertThat(run.steps()).containsExactly("break", "problem");
        assertThat(end.getException()).isNull();
        assertThat(end.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(500);
        assertThat(end.getMessage().getBody(String.class)).doesNotContain("row 17");
    }

    @Test
    void aRouteThatSucceedsKeepsItsAnswer() {
        Exchange end = run.send("direct:read", "something");

        assertThat(run.steps()).endsWith("answer");
        assertThat(run.transactions()).containsExactly("committed");
        assertThat(end.getMessage().getBody()).isEqualTo("found");
    }
}
