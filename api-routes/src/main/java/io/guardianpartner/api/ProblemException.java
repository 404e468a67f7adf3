package io.guardianpartner.api;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.guardianpartner.message.Json;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;

/**
 * A problem that the caller is told about (RFC 9457). Whatever stands in it leaves the service: no row data,
 * no stack, no other person's name.
 *
 * <p>Its type is {@code about:blank} unless a machine has to tell it apart from others of the same status; then it gets
 * a name by {@link #as(String)}.
 */
public class ProblemException extends RuntimeException {

    private static final String NAMED = "urn:guardian:problem:";

    /** More would make an answer many times as large as the request, which anybody can send. */
    private static final int NAMED_ERRORS = 50;

    private static final ObjectWriter WRITER = Json.mapper().copy()
        .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class).writerFor(ProblemDetail.class);

    private static final Set<String> NAMED_BY_RFC_9457 = Set.of("type", "title", "status", "detail", "instance");

    private final transient ProblemDetail problem;
    private final transient Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** An entry of {@code errors}: one member of the body that is at fault, and why. */
    public record MemberError(String pointer, String detail) {

        /** @param pointer the member's name or its JSON pointer; empty for the body as a whole */
        public MemberError {
            pointer = pointer.isEmpty() || pointer.startsWith("/") ? pointer : "/" + pointer;
        }
    }

    private record ParameterError(String parameter, String detail) {}

    /**
     * @param status HTTP status
     * @param title the kind of problem, the same each time
     * @param detail the occurrence, and what the caller can do; null when there is nothing to say
     * @param members further members of the problem object, in their order; those that RFC 9457 names itself are left out
     */
    public ProblemException(int status, String title, String detail, Map<String, Object> members) {
        super(detail);
        problem = ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(status), detail);
        problem.setTitle(title);
        members.forEach((name, value) -> {
            if (!NAMED_BY_RFC_9457.contains(name)) {
                problem.setProperty(name, value);
            }
        });
    }

    /** A problem with the title that RFC 9110, section 15, gives its status. */
    public static ProblemException of(int status, String detail) {
        return new ProblemException(status, title(status), detail, Map.of());
    }

    /** 404: there is no {@code what} of that id. */
    public static ProblemException notFound(String what, Object id) {
        return of(404, "There is no " + what + " " + id + ".");
    }

    /** 409: the state of things does not allow it; nothing was changed. */
    public static ProblemException conflict(String detail, Map<String, Object> members) {
        return new ProblemException(409, title(409), detail, members);
    }

    /**
     * 400: the request cannot be read.
     *
     * @param member the member at fault, by name or JSON pointer; empty for the body as a whole
     */
    public static ProblemException malformed(String member, String detail) {
        return withErrors(400, List.of(new MemberError(member, detail)));
    }

    /** 400: a query parameter, path parameter or header cannot be read. */
    public static ProblemException malformedParameter(String name, String detail) {
        return new ProblemException(400, title(400), name + ": " + detail,
            Map.of("errors", List.of(new ParameterError(name, detail))));
    }

    /**
     * 422: the request can be read, and breaks a rule of the business.
     *
     * @param member the member at fault, by name or JSON pointer; empty for the body as a whole
     */
    public static ProblemException unprocessable(String member, String detail) {
        return unprocessable(List.of(new MemberError(member, detail)));
    }

    /** 422: as {@link #unprocessable(String, String)}, for all members at fault at once; the first of them are named. */
    public static ProblemException unprocessable(List<MemberError> errors) {
        return withErrors(422, errors);
    }

    /** 503: not now; the same call may succeed later. */
    public static ProblemException unavailable(String detail, Duration retryAfter) {
        return of(503, detail)
            .header("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
    }

    /** 401: the request has no access token. */
    public static ProblemException unauthorized() {
        return of(401, "Authentication is required.")
            .header("WWW-Authenticate", "Bearer");
    }

    /** 401: the access token is not accepted; the reason is not told. */
    public static ProblemException invalidToken() {
        return of(401, "The access token is invalid or expired.")
            .header("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }

    /** 403: the caller has none of the roles that the operation wants. */
    public static ProblemException forbidden() {
        return of(403, "The caller's role does not allow this operation.")
            .header("WWW-Authenticate", "Bearer error=\"insufficient_scope\"");
    }

    /**
     * Names the problem for machines.
     *
     * @param slug lower case, words joined by hyphens, such as {@code stock-unavailable}
     * @return this
     */
    public ProblemException as(String slug) {
        problem.setType(URI.create(NAMED + slug));
        return this;
    }

    /** @return this, with the name by which the log knows this occurrence */
    public ProblemException at(URI instance) {
        problem.setInstance(instance);
        return this;
    }

    /** @return this, answered with one more response header */
    public ProblemException header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public int status() {
        return problem.getStatus();
    }

    public String type() {
        return problem.getType().toString();
    }

    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    /** Members beyond those of RFC 9457, in their order. */
    public Map<String, Object> members() {
        return problem.getProperties() == null ? Map.of() : problem.getProperties();
    }

    /** The problem object of RFC 9457, its members in a fixed order. */
    public byte[] json() {
        try {
            return WRITER.writeValueAsBytes(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ProblemException withErrors(int status, List<MemberError> errors) {
        MemberError first = errors.get(0);
        String detail = errors.size() > 1
            ? errors.size() + " members of the request body are invalid."
            : (first.pointer() + " " + first.detail()).strip();
        return new ProblemException(status, title(status), detail,
            Map.of("errors", errors.stream().limit(NAMED_ERRORS).toList()));
    }

    private static String title(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        if (known == null) {
            return title(status < 500 ? 400 : 500);
        }
        return switch (known) {
            // Spring has their names of older specifications.
            case PAYLOAD_TOO_LARGE -> "Content Too Large";
            case UNPROCESSABLE_ENTITY -> "Unprocessable Content";
            default -> known.getReasonPhrase();
        };
    }
}
