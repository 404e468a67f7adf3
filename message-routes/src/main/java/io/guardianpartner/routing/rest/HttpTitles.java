package io.guardianpartner.routing.rest;

import java.util.Map;

/** The names of the statuses that the server itself gives, RFC 9110 section 15. */
final class HttpTitles {

    private static final Map<Integer, String> TITLES = Map.of(
        400, "Bad Request",
        404, "Not Found",
        405, "Method Not Allowed",
        406, "Not Acceptable",
        408, "Request Timeout",
        413, "Content Too Large",
        415, "Unsupported Media Type",
        500, "Internal Server Error",
        503, "Service Unavailable");

    private HttpTitles() {}

    static String of(int status) {
        return TITLES.getOrDefault(status, status < 500 ? "Bad Request" : "Internal Server Error");
    }
}
