package io.guardianpartner.routing.rest;

import org.springframework.http.HttpStatus;

/** The names of the statuses that the server itself gives, RFC 9110 section 15. */
final class HttpTitles {

    private static final String CONTENT_TOO_LARGE = "Content Too Large";

    private HttpTitles() {}

    static String of(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        if (known == null) {
            return status < 500 ? "Bad Request" : "Internal Server Error";
        }
        // Spring has its name of RFC 7231.
        return known == HttpStatus.PAYLOAD_TOO_LARGE ? CONTENT_TOO_LARGE : known.getReasonPhrase();
    }
}
