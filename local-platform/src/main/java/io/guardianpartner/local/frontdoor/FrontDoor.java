package io.guardianpartner.local.frontdoor;

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

/**
 * A running front door. A public route is handed on to its service, if need be after a look at the access token; everything
 * else is 404. A service that is away is 503, one that breaks off 502, one that takes too long 504: each with
 * {@code Retry-After}.
 */
public final class FrontDoor implements AutoCloseable {

    /** What API Gateway carries at most is 10 MB; no request here comes near this. */
    static final int BODY_LIMIT = 1024 * 1024;
    /** API Gateway gives an integration 30 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DoorServer server;

    private FrontDoor(DoorServer server) {
        this.server = server;
    }

    /**
     * Opens the door, for pages of its own origin only.
     *
     * @see #open(int, Collection, PublicRoutes, Authorizer, Function)
     */
    public static FrontDoor open(int port, PublicRoutes routes, Authorizer authorizer,
        Function<String, Optional<URI>> services) {
        return open(port, List.of(), routes, authorizer, services);
    }

    /**
     * Opens the door.
     *
     * @param port on 127.0.0.1; 0 for any free one
     * @param allowedOrigins whose pages may call and read it; {@code *} for all
     * @param authorizer who says whether a token lets in, where one is needed
     * @param services where a service is now, by its queue's name; empty if it is not there
     *
     * @throws io.guardianpartner.local.http.PortTakenException if somebody else listens there
     */
    public static FrontDoor open(int port, Collection<String> allowedOrigins, PublicRoutes routes,
        Authorizer authorizer, Function<String, Optional<URI>> services) {
        return open(port, allowedOrigins, routes, authorizer, services, PATIENCE);
    }

    static FrontDoor open(int port, PublicRoutes routes, Authorizer authorizer,
        Function<String, Optional<URI>> services, Duration patience) {
        return open(port, List.of(), routes, authorizer, services, patience);
    }

    private static FrontDoor open(int port, Collection<String> allowedOrigins, PublicRoutes routes,
        Authorizer authorizer, Function<String, Optional<URI>> services, Duration patience) {
        Forwarder forwarder = new Forwarder(patience);
        Cors cors = new Cors(Set.copyOf(allowedOrigins));
        return new FrontDoor(DoorServer.start(port, BODY_LIMIT, request -> cors.preflight(request)
            .orElseGet(() -> cors.on(request, answer(request, routes, authorizer, services, forwarder)))));
    }

    public URI uri() {
        return URI.create("http://" + Loopback.HOST + ":" + port());
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }

    private static Response answer(Request request, PublicRoutes routes, Authorizer authorizer,
        Function<String, Optional<URI>> services, Forwarder forwarder) {
        boolean plain = request.uri().getRawAuthority() == null && !request.uri().isAbsolute();
        Optional<PublicRoute> route = plain ? routes.find(request.method(), request.path()) : Optional.empty();
        if (route.isEmpty()) {
            return Response.problem(404, "Not found", "Nothing public is here.");
        }
        Optional<Response> refusal = route.get().needsToken() ? authorizer.refusal(request) : Optional.empty();
        return refusal.orElseGet(() -> services.apply(route.get().service())
            .map(uri -> forwarder.forward(request, uri))
            .orElseGet(() -> Forwarder.away(503, "Service unavailable")));
    }
}
