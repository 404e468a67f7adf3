package io.guardianpartner.api.problem;

import java.io.IOException;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.api.Rest;
import jakarta.servlet.http.HttpServletResponse;

/** Writes a problem as response where no route answers. */
public final class ProblemWriter {

    public void write(ProblemException problem, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] body = problem.json();
        response.reset();
        response.setStatus(problem.status());
        response.setContentType(Rest.PROBLEM_JSON);
        response.setHeader("Cache-Control", "no-store");
        problem.headers().forEach(response::setHeader);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }
}
