package io.guardianpartner.api.problem;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.api.Rest;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Makes a problem the answer of an exchange; nothing of the earlier message remains. */
public final class ProblemAnswer implements Processor {

    private final Problems problems;

    ProblemAnswer(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void process(Exchange exchange) {
        answer(exchange, exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
    }

    /** Answers with the problem that the failure maps to. */
    public void answer(Exchange exchange, Throwable failure) {
        ProblemException problem = problems.about(failure);
        Message answer = exchange.getMessage();
        answer.removeHeaders("*");
        answer.setHeader(Exchange.HTTP_RESPONSE_CODE, problem.status());
        answer.setHeader(Exchange.CONTENT_TYPE, Rest.PROBLEM_JSON);
        problem.headers().forEach(answer::setHeader);
        answer.setBody(problem.json());
    }
}
