package io.guardianpartner.routing.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.guardianpartner.message.Json;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Makes the failure of an exchange its answer; nothing of what the message held before remains. */
final class ProblemAnswer implements Processor {

    private final Problems problems;

    ProblemAnswer(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void process(Exchange exchange) throws JsonProcessingException {
        answer(exchange, exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
    }

    void answer(Exchange exchange, Throwable failure) throws JsonProcessingException {
        ProblemException problem = problems.about(failure);
        Message answer = exchange.getMessage();
        answer.removeHeaders("*");
        answer.setHeader(Exchange.HTTP_RESPONSE_CODE, problem.status());
        answer.setHeader(Exchange.CONTENT_TYPE, Rest.PROBLEM_JSON);
        problem.headers().forEach(answer::setHeader);
        answer.setBody(Json.mapper().writeValueAsBytes(problem.problem()));
    }
}
