package io.guardianpartner.routing.rest;

import java.io.IOException;

import io.guardianpartner.message.Json;
import jakarta.servlet.http.HttpServletResponse;

/** Writes a problem where no route is there to answer. */
final class ProblemWriter {

    void write(ProblemException problem, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] body = Json.mapper().writeValueAsBytes(problem.problem());
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
