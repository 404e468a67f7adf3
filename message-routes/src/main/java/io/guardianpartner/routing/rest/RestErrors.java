package io.guardianpartner.routing.rest;

import org.apache.camel.Processor;
import org.apache.camel.builder.RouteConfigurationBuilder;

/** One answer to every kind of failure of a REST route. */
final class RestErrors extends RouteConfigurationBuilder {

    private final Processor problemAnswer;

    RestErrors(Processor problemAnswer) {
        this.problemAnswer = problemAnswer;
    }

    @Override
    public void configuration() {
        routeConfiguration(Rest.ERRORS)
            .onException(Throwable.class)
            .handled(true)
            .process(problemAnswer).id("problem");
    }
}
