package io.guardianpartner.api.problem;

import io.guardianpartner.api.Rest;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteConfigurationBuilder;

/** Answers every failure of a REST route with a problem. */
final class RestErrors extends RouteConfigurationBuilder {

    private final Processor problemAnswer;

    RestErrors(Processor problemAnswer) {
        this.problemAnswer = problemAnswer;
    }

    // @formatter:off
    @Override
    public void configuration() {
        routeConfiguration(Rest.ERRORS)
            .onException(Throwable.class)
                .handled(true)
                .process(problemAnswer).id("problem");
    }
    // @formatter:on
}
