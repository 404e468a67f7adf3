package io.guardianpartner.local.http;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the route of a request and writes its answer. */
class Dispatcher implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final String name;
    private final List<HttpRoute> routes;
    private final int bodyLimit;

    Dispatcher(String name, List<HttpRoute> routes, int bodyLimit) {
        this.name = name;
        this.routes = routes;
        this.bodyLimit = bodyLimit;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            write(exchange, answer(exchange));
        }
    }

    private Response answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(bodyLimit);
        if (body.length == bodyLimit && exchange.getRequestBody().read() >= 0) {
            return Response.problem(413, "Content too large", "The request body exceeds " + bodyLimit + " bytes.");
        }
        try {
            return dispatch(exchange, body);
        } catch (HttpProblem problem) {
            return Response.problem(problem.status(), "Request rejected", problem.getMessage());
        } catch (Exception e) {
            LOG.error("{}: {} {} failed", name, exchange.getRequestMethod(), exchange.getRequestURI().getPath(), e);
            return Response.problem(500, "Internal error", "See the log of " + name + ".");
        }
    }

    private Response dispatch(HttpExchange exchange, byte[] body) throws Exception {
        String path = exchange.getRequestURI().getRawPath();
        String[] segments = HttpRoute.segments(path);
        boolean known = false;
        for (HttpRoute route : routes) {
            Map<String, String> parameters = route.match(segments);
            if (parameters != null && route.answers(exchange.getRequestMethod())) {
                return route.handler()
                    .handle(new Request(exchange.getRequestMethod(), exchange.getRequestURI(), path, parameters,
                        headers(exchange), body));
            }
            known |= parameters != null;
        }
        return known
            ? Response.problem(405, "Method not allowed", exchange.getRequestMethod() + " is not answered here.")
            : Response.problem(404, "Not found", "Nothing is here: " + path);
    }

    private static Map<String, List<String>> headers(HttpExchange exchange) {
        Map<String, List<String>> headers = new HashMap<>();
        exchange.getRequestHeaders()
            .forEach((header, values) -> headers.put(header.toLowerCase(Locale.ROOT), List.copyOf(values)));
        return headers;
    }

    private static void write(HttpExchange exchange, Response response) throws IOException {
        if (response == Response.NONE) {
            return;
        }
        response.headers().forEach((header, values) -> exchange.getResponseHeaders().put(header, values));
        boolean bodiless = response.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(response.status(), bodiless ? -1 : response.body().length);
        if (!bodiless) {
            // A body shorter than was announced ends the connection when the exchange is closed.
            exchange.getResponseBody().write(response.body(), 0,
                response.isCut() ? response.body().length / 2 : response.body().length);
            exchange.getResponseBody().flush();
        }
    }
}
