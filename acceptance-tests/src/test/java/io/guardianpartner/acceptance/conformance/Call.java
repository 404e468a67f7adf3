package io.guardianpartner.acceptance.conformance;

import java.nio.charset.StandardCharsets;

import io.guardianpartner.local.Component;
import io.guardianpartner.local.http.Request;

/** A call of an AWS API on its way: SQS and DynamoDB speak JSON and name the action in a header, SNS speaks forms. */
record Call(Component part, Request request) {

    boolean is(String action) {
        return action().equals(action);
    }

    String action() {
        return request.header("x-amz-target").map(target -> target.substring(target.indexOf('.') + 1))
            .orElseGet(() -> request.form().getOrDefault("Action", "?"));
    }

    Call withBody(String body) {
        return new Call(part, new Request(request.method(), request.uri(), request.path(), request.pathParameters(),
            request.headers(), body.getBytes(StandardCharsets.UTF_8)));
    }
}
