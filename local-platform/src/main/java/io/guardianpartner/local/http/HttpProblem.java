package io.guardianpartner.local.http;

/** Ends a request with a status and a sentence for the caller, as {@code application/problem+json} (RFC 9457). */
public class HttpProblem extends RuntimeException {

    private final int status;

    public HttpProblem(int status, String detail) {
        super(detail);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
