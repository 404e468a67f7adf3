package io.guardianpartner.local.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/** The public methods and paths with their services, and whether they need a token. Immutable. */
public final class PublicRoutes {

    private static final String RESOURCE = "/public-routes.yaml";

    private final List<PublicRoute> routes;

    private PublicRoutes(List<PublicRoute> routes) {
        this.routes = List.copyOf(routes);
    }

    /** The routes of a service: lines of {@code METHOD /path/{segment}}. */
    private record OfService(List<String> open, List<String> token) {}

    /** Loads the list that ships with the platform. */
    public static PublicRoutes load() {
        try (InputStream yaml = PublicRoutes.class.getResourceAsStream(RESOURCE)) {
            return load(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Others: a map from a service's queue to its lists {@code open} and {@code token}.
     *
     * @throws IllegalArgumentException if a line or a list is none
     */
    public static PublicRoutes load(InputStream yaml) {
        Map<String, OfService> services;
        try {
            services = JsonMapper.builder(new YAMLFactory())
                .build()
                .readValue(yaml, new TypeReference<LinkedHashMap<String, OfService>>() {});
        } catch (IOException e) {
            throw new IllegalArgumentException("The public routes cannot be read: " + e.getMessage(), e);
        }
        List<PublicRoute> routes = new ArrayList<>();
        services.forEach((service, lines) -> {
            for (String line : lines(lines.open())) {
                routes.add(PublicRoute.of(service, line, false));
                // What anybody may read may be asked for without its body, as Terraform routes it, too.
                if (line.startsWith("GET ")) {
                    routes.add(PublicRoute.of(service, line.replaceFirst("GET", "HEAD"), false));
                }
            }
            lines(lines.token()).forEach(line -> routes.add(PublicRoute.of(service, line, true)));
        });
        return new PublicRoutes(routes);
    }

    /**
     * The route of a request; empty if nothing public is there.
     *
     * @param path as it stands in the request line, still encoded, without the query
     */
    Optional<PublicRoute> find(String method, String path) {
        return routes.stream().filter(route -> route.matches(method, path)).findFirst();
    }

    private static List<String> lines(List<String> given) {
        return given == null ? List.of() : given;
    }
}
