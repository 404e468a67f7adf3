package io.guardianpartner.api.problem;

import java.io.IOException;
import java.io.UncheckedIOException;

import io.guardianpartner.api.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Answers failures at the management port with a problem, as the service's own port does. */
final class ManagementErrorHandler implements HandlerExceptionResolver {

    private final Problems problems;
    private final ProblemWriter writer;

    ManagementErrorHandler(Problems problems, ProblemWriter writer) {
        this.problems = problems;
        this.writer = writer;
    }

    @Override
    public ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response, Object handler,
        Exception failure) {
        boolean isUnreadable = failure instanceof HttpMessageNotReadableException
            || failure instanceof InvalidEndpointRequestException;
        try {
            writer.write(isUnreadable
                ? ProblemException.malformed("", "The request body must be a JSON object of texts.")
                : problems.about(failure), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModelAndView();
    }
}
