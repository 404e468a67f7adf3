package io.guardianpartner.local.frontdoor;

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

/** Which method and path of the world is which service's. Immutable. */
public final class PublicRoutes {

    private static final String RESOURCE = "/public-routes.yaml";

    private final List<PublicRoute> routes;

    private PublicRoutes(List<PublicRoute> routes) {
        this.routes = List.copyOf(routes);
    }

    /** Those that ship with the platform. */
    public static PublicRoutes load() {
        try (InputStream yaml = PublicRoutes.class.getResourceAsStream(RESOURCE)) {
            return load(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Others: a map from a service's queue to a list of {@code METHOD /path/{segment}}.
     *
     * @throws IllegalArgumentException if a line is none
     */
    public static PublicRoutes load(InputStream yaml) {
        Map<String, List<String>> lines;
        try {
            lines = JsonMapper.builder(new YAMLFactory())
                .build()
                .readValue(yaml, new TypeReference<LinkedHashMap<String, List<String>>>() {});
        } catch (IOException e) {
            throw new IllegalArgumentException("The public routes cannot be read: " + e.getMessage(), e);
        }
        List<PublicRoute> routes = new ArrayList<>();
        lines.forEach((service, ofService) -> ofService.forEach(line -> routes.add(PublicRoute.of(service, line))));
        return new PublicRoutes(routes);
    }

    /**
     * The queue name of the service that answers; empty if nobody does.
     *
     * @param path as it stands in the request line, still encoded, without the query
     */
    Optional<String> serviceOf(String method, String path) {
        return routes.stream().filter(route -> route.matches(method, path)).map(PublicRoute::service).findFirst();
    }
}
