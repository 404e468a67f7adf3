package io.guardianpartner.local.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.guardianpartner.local.http.Loopback;
import io.guardianpartner.local.http.Request;
import io.guardianpartner.local.http.Response;
import io.guardianpartner.local.pages.Pages;

/**
 * A running gateway, the stand-in for API Gateway and for what serves the pages beside it, at one origin. It forwards a
 * public route to its service, after it has verified the access token where the route needs one, and answers with a page
 * where there is one; everything else is 404. A service that does not listen is 503, one that breaks
 * off 502, one that takes too long 504: each with {@code Retry-After}.
 */
public final class LocalGateway implements AutoCloseable {

    /** In bytes. API Gateway carries 10 MB; no request here comes near this. */
    static final int BODY_LIMIT = 1024 * 1024;
    /** API Gateway gives an integration 30 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final GatewayServer server;

    private LocalGateway(GatewayServer server) {
        this.server = server;
    }

    /**
     * Starts a gateway without pages that only pages of its own origin may call.
     *
     * @see #start(int, Collection, PublicRoutes, Authorizer, Function, Pages)
     */
    public static LocalGateway start(int port, PublicRoutes routes, Authorizer authorizer,
        Function<String, Optional<URI>> services) {
        return start(port, List.of(), routes, authorizer, services);
    }

    /**
     * Starts a gateway without pages.
     *
     * @see #start(int, Collection, PublicRoutes, Authorizer, Function, Pages)
     */
    public static LocalGateway start(int port, Collection<String> allowedOrigins, PublicRoutes routes,
        Authorizer authorizer, Function<String, Optional<URI>> services) {
        return start(port, allowedOrigins, routes, authorizer, services, Pages.NONE);
    }

    /**
     * Starts a gateway.
     *
     * @param port on 127.0.0.1; 0 for any free one
     * @param allowedOrigins origins whose pages may call it and read its answers; {@code *} for all
     * @param authorizer verifies the access token where a route needs one
     * @param services finds the address of a service by its queue's name; empty if it does not run
     * @param pages served where no public route leads
     *
     * @throws io.guardianpartner.local.http.PortTakenException if somebody else listens there
     */
    public static LocalGateway start(int port, Collection<String> allowedOrigins, PublicRoutes routes,
        Authorizer authorizer, Function<String, Optional<URI>> services, Pages pages) {
        return start(port, allowedOrigins, routes, authorizer, services, pages, PATIENCE);
    }

    static LocalGateway start(int port, PublicRoutes routes, Authorizer authorizer,
        Function<String, Optional<URI>> services, Duration patience) {
        return start(port, List.of(), routes, authorizer, services, Pages.NONE, patience);
    }

    private static LocalGateway start(int port, Collection<String> allowedOrigins, PublicRoutes routes,
        Authorizer authorizer, Function<String, Optional<URI>> services, Pages pages, Duration patience) {
        Forwarder forwarder = new Forwarder(patience);
        Cors cors = new Cors(Set.copyOf(allowedOrigins));
        return new LocalGateway(GatewayServer.start(port, BODY_LIMIT, request -> cors.preflight(request)
            .orElseGet(() -> cors.on(request, answer(request, routes, authorizer, services, forwarder, pages)))));
    }

    public URI uri() {
        return Loopback.uri(port());
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }

    private static Response answer(Request request, PublicRoutes routes, Authorizer authorizer,
        Function<String, Optional<URI>> services, Forwarder forwarder, Pages pages) {
        boolean plain = request.uri().getRawAuthority() == null && !request.uri().isAbsolute();
        Optional<PublicRoute> route = plain ? routes.find(request.method(), request.path()) : Optional.empty();
        if (route.isEmpty()) {
            return (plain ? pages.answer(request) : Optional.<Response>empty()).orElseGet(
                () -> Response.problem(404, "Not found", "There is no public route for this method and path."));
        }
        Optional<Response> refusal = route.get().needsToken() ? authorizer.refusal(request) : Optional.empty();
        return refusal.orElseGet(() -> services.apply(route.get().service())
            .map(uri -> forwarder.forward(request, uri))
            .orElseGet(() -> Forwarder.away(503, "Service unavailable")));
    }
}
