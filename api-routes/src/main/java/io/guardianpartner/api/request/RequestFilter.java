package io.guardianpartner.api.request;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.api.Rest;
import io.guardianpartner.api.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Filters the requests of the REST server: only while the routes run, with a token unless the operation is open, with a body of
 * JSON in UTF-8 within the limit, and with the headers and parameters that are allowed. A body is read only after its sender is
 * authenticated, or the signature of a request that has to be signed was found right; such a one may have a body of any kind, which its
 * route looks at. The server listens before the routes do: a request that passed by then would get 404, and would make Spring look
 * for request handlers before there are any.
 */
final class RequestFilter extends OncePerRequestFilter {

    private static final Set<String> BODILESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final BooleanSupplier open;
    private final Duration retryAfter;
    private final RequestBodies bodies;
    private final Consumer<HttpServletRequest> identify;
    private final Function<String, Map<String, List<String>>> queryParameters;
    private final Predicate<HttpServletRequest> checkSignature;
    private final ProblemWriter problems;

    /** @param checkSignature throws a problem for a request whose signature is wrong; tells requests that have to be signed */
    RequestFilter(BooleanSupplier open, Duration retryAfter, RequestBodies bodies,
        Consumer<HttpServletRequest> identify,
        Function<String, Map<String, List<String>>> queryParameters, Predicate<HttpServletRequest> checkSignature,
        ProblemWriter problems) {
        this.open = open;
        this.retryAfter = retryAfter;
        this.bodies = bodies;
        this.identify = identify;
        this.queryParameters = queryParameters;
        this.checkSignature = checkSignature;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
        SanitizedRequest allowed;
        Map<String, List<String>> query;
        boolean isSigned;
        try {
            admit(request);
            SingleValueCheck.checkHeaders(request);
            query = queryParameters.apply(request.getQueryString());
            isSigned = checkSignature.test(new SanitizedRequest(request, null, query));
        } catch (ProblemException problem) {
            problems.write(problem, response);
            bodies.drop(request);
            return;
        }
        try {
            byte[] sent = bodies.read(request);
            boolean mayHaveBody = !BODILESS.contains(request.getMethod());
            allowed = new SanitizedRequest(request, mayHaveBody ? body(sent, request, isSigned) : null, query);
        } catch (ProblemException problem) {
            problems.write(problem, response);
            return;
        }
        chain.doFilter(allowed, response);
    }

    private void admit(HttpServletRequest request) {
        if (!open.getAsBoolean()) {
            throw ProblemException.unavailable("The service is starting or stopping; try again.", retryAfter);
        }
        identify.accept(request);
    }

    private static byte[] body(byte[] sent, HttpServletRequest request, boolean isSigned) {
        return isSigned ? sent : json(sent, request);
    }

    private static byte[] json(byte[] body, HttpServletRequest request) {
        if (body.length > 0 && !isJson(request)) {
            throw ProblemException.of(415, "The request body must be " + Rest.JSON + " in UTF-8.");
        }
        return JsonBody.of(body);
    }

    private static boolean isJson(HttpServletRequest request) {
        String encoding = request.getHeader("Content-Encoding");
        if (request.getContentType() == null || (encoding != null && !encoding.equalsIgnoreCase("identity"))) {
            return false;
        }
        try {
            MediaType type = MediaType.parseMediaType(request.getContentType());
            return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                && (type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
