package io.guardianpartner.api.request;

import java.util.Locale;
import java.util.Set;

import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * Lets eight of a message's headers leave as response headers. Inbound it is the second lock behind {@link SanitizedRequest}:
 * whatever Camel's components would obey stays out.
 */
final class RestHeaders implements HeaderFilterStrategy {

    private static final Set<String> OUT = Set.of("content-type", "location", "retry-after", "etag", "cache-control",
        "www-authenticate", "allow", "preference-applied");

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return !OUT.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("camel") || lower.startsWith("org.apache.camel");
    }
}
