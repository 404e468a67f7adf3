package io.guardianpartner.routing.rest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The door of the REST server: it is open while the routes run, whoever comes shows a token unless the operation is for
 * anybody, bodies are JSON in UTF-8 and of a size, and only what is on the lists comes in. Nothing of a body is kept before it is
 * known who sends it. The server listens before the routes do; a request let in by then would be told 404, and it would make
 * Spring look for request handlers before there are any.
 */
final class RequestGate extends OncePerRequestFilter {

    private static final Set<String> BODILESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final BooleanSupplier open;
    private final Duration retryAfter;
    private final RequestBodies bodies;
    private final Consumer<HttpServletRequest> identify;
    private final Function<String, Map<String, List<String>>> queryParameters;
    private final Consumer<HttpServletRequest> checkSignature;
    private final ProblemWriter problems;

    RequestGate(BooleanSupplier open, Duration retryAfter, RequestBodies bodies, Consumer<HttpServletRequest> identify,
        Function<String, Map<String, List<String>>> queryParameters, Consumer<HttpServletRequest> checkSignature,
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
        AllowedRequest allowed;
        Map<String, List<String>> query;
        try {
            admit(request);
            GivenOnce.checkHeaders(request);
            query = queryParameters.apply(request.getQueryString());
        } catch (ProblemException refused) {
            problems.write(refused, response);
            bodies.drop(request);
            return;
        }
        try {
            byte[] sent = bodies.read(request);
            byte[] body = BODILESS.contains(request.getMethod()) ? null : json(sent, request);
            allowed = new AllowedRequest(request, body, query);
            checkSignature.accept(allowed);
        } catch (ProblemException refused) {
            problems.write(refused, response);
            return;
        }
        chain.doFilter(allowed, response);
    }

    private void admit(HttpServletRequest request) {
        if (!open.getAsBoolean()) {
            throw ProblemException.unavailable("The service is starting or stopping.", retryAfter);
        }
        identify.accept(request);
    }

    private static byte[] json(byte[] body, HttpServletRequest request) {
        if (body.length > 0 && !isJson(request)) {
            throw new ProblemException(415, HttpTitles.of(415), "Bodies are " + Rest.JSON + ".", Map.of());
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
