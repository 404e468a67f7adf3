package io.guardianpartner.local.http;

/**
 * Answers one kind of request. Called on many threads at once. A thrown {@link HttpProblem} becomes the answer that it
 * describes, anything else a 500 without detail.
 */
@FunctionalInterface
public interface Handler {

    Response handle(Request request) throws Exception;
}
