package io.guardianpartner.api.access;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.camel.CamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.util.StringHelper;

/** The URI that a route begins with, without placeholders of its template or of the configuration. */
public record RouteStart(String uri) {

    /** Components whose consumers listen for HTTP. */
    private static final Set<String> SERVERS = Set.of("rest", "rest-openapi", "platform-http", "servlet", "jetty",
        "undertow", "netty-http", "vertx-websocket", "websocket");
    private static final String API_DOCUMENT = "rest-api";

    public static RouteStart of(RouteDefinition route, CamelContext camel) {
        String uri = route.getInput() == null ? "" : route.getInput().getEndpointUri();
        Map<String, Object> ofTemplate = route.getTemplateParameters();
        if (ofTemplate != null) {
            for (Map.Entry<String, Object> parameter : ofTemplate.entrySet()) {
                uri = uri.replaceAll("\\{\\{\\??" + Pattern.quote(parameter.getKey()) + "(:[^}]*)?}}",
                    Matcher.quoteReplacement(String.valueOf(parameter.getValue())));
            }
        }
        return new RouteStart(camel.resolvePropertyPlaceholders(uri));
    }

    public boolean isOfRequests() {
        return SERVERS.contains(StringHelper.before(uri, ":", uri));
    }

    /** The REST DSL's own document, which is open to everybody. */
    public boolean isOfApiDocument() {
        return uri.startsWith(API_DOCUMENT + ":");
    }
}
