package io.guardianpartner.routing.rest;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A refusal that the caller is told about, as RFC 9457 has it. Whatever stands in it leaves the service: no row data,
 * no stack, no other person's name.
 *
 * <p>Its type is {@code about:blank} unless a machine has to tell it apart from others of the same status; then it gets
 * a name by {@link #as(String)}.
 */
public class ProblemException extends RuntimeException {

    private static final String NAMED = "urn:guardian:problem:";

    /** More would make an answer many times as large as the request, which anybody can send. */
    private static final int NAMED_ERRORS = 50;

    private final int status;
    private final String title;
    private final transient Map<String, Object> members;
    private final transient Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private String type = "about:blank";

    /**
     * @param status HTTP status
     * @param title what kind of problem it is, the same each time
     * @param detail what is the matter this time; null when there is nothing to say
     * @param members further members of the problem object, in their order
     */
    public ProblemException(int status, String title, String detail, Map<String, Object> members) {
        super(detail);
        this.status = status;
        this.title = title;
        this.members = new LinkedHashMap<>(members);
    }

    /** 404: there is no {@code what} of that id. */
    public static ProblemException notFound(String what, Object id) {
        return new ProblemException(404, "Not Found", "There is no " + what + " " + id + ".", Map.of());
    }

    /** 409: the state of things does not allow it; nothing was changed. */
    public static ProblemException conflict(String detail, Map<String, Object> members) {
        return new ProblemException(409, "Conflict", detail, members);
    }

    /**
     * 400: the request cannot be read.
     *
     * @param member the member at fault, by name or JSON pointer; empty for the body as a whole
     */
    public static ProblemException malformed(String member, String detail) {
        return atFault(400, "Bad Request", member, detail);
    }

    /** 400: a query parameter, path parameter or header cannot be read. */
    public static ProblemException malformedParameter(String name, String detail) {
        return new ProblemException(400, "Bad Request", name + ": " + detail,
            Map.of("errors", List.of(ordered("parameter", name, detail))));
    }

    /**
     * 422: the request can be read, and breaks a rule of the business.
     *
     * @param member the member at fault, by name or JSON pointer; empty for the body as a whole
     */
    public static ProblemException unprocessable(String member, String detail) {
        return atFault(422, "Unprocessable Content", member, detail);
    }

    /** 503: not now; the same call may succeed later. */
    public static ProblemException unavailable(String detail, Duration retryAfter) {
        return new ProblemException(503, "Service Unavailable", detail, Map.of())
            .header("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
    }

    /** 401: it is not known who calls. */
    public static ProblemException unauthorized() {
        return new ProblemException(401, "Unauthorized", "This needs to know who calls.", Map.of())
            .header("WWW-Authenticate", "Bearer");
    }

    /** 401: somebody says who they are, and is not believed. Why is not told. */
    public static ProblemException invalidToken() {
        return new ProblemException(401, "Unauthorized", "The access token is not valid here.", Map.of())
            .header("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }

    /** 403: the one who calls may not do this. */
    public static ProblemException forbidden() {
        return new ProblemException(403, "Forbidden", "The caller may not do this.", Map.of())
            .header("WWW-Authenticate", "Bearer error=\"insufficient_scope\"");
    }

    /**
     * Names the problem for machines.
     *
     * @param slug lower case, words joined by hyphens, such as {@code stock-unavailable}
     * @return this
     */
    public ProblemException as(String slug) {
        type = NAMED + slug;
        return this;
    }

    /** @return this, answered with one more response header */
    public ProblemException header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    /** @return the problem object of RFC 9457, its members in a fixed order */
    public Map<String, Object> problem() {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", type);
        problem.put("title", title);
        problem.put("status", status);
        if (getMessage() != null) {
            problem.put("detail", getMessage());
        }
        members.forEach(problem::putIfAbsent);
        return problem;
    }

    /** One or several members at fault, each an entry made by {@link #fault}; the first of them are named. */
    static ProblemException atFault(int status, String title, List<Map<String, String>> errors) {
        Map<String, String> first = errors.get(0);
        String detail = errors.size() > 1
            ? errors.size() + " members are not as they should be."
            : (first.get("pointer") + " " + first.get("detail")).strip();
        return new ProblemException(status, title, detail,
            Map.of("errors", errors.stream().limit(NAMED_ERRORS).toList()));
    }

    static Map<String, String> fault(String member, String detail) {
        String pointer = member.isEmpty() || member.startsWith("/") ? member : "/" + member;
        return ordered("pointer", pointer, detail);
    }

    private static ProblemException atFault(int status, String title, String member, String detail) {
        return atFault(status, title, List.of(fault(member, detail)));
    }

    private static Map<String, String> ordered(String where, String place, String detail) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put(where, place);
        entry.put("detail", detail);
        return entry;
    }
}
