package io.guardianpartner.support.inspection;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

import org.apache.camel.util.StringHelper;

/**
 * Names endpoints for people: without options, and without what differs from one environment to the next, such as queues and tables.
 */
final class EndpointName {

    /** What stands behind these is ours and the same everywhere; behind others are hosts, queues and topics. */
    private static final Set<String> NAMED = Set.of("direct", "seda", "timer", "bean", "log", "language", "jdbc",
        "bean-validator");

    private EndpointName() {}

    /** For example {@code direct:reserve}, {@code GET /v1/products/{id}} or {@code aws2-sns}. */
    static String of(String uri) {
        String address = StringHelper.before(uri, "?", uri);
        String scheme = StringHelper.before(address, ":", address);
        String path = StringHelper.after(address, ":", "").replaceFirst("^//", "");
        if (scheme.equals("rest")) {
            return operation(path);
        }
        return NAMED.contains(scheme) ? scheme + ":" + path : scheme;
    }

    /** @param path such as {@code get:/v1/products:/%7Bid%7D} */
    private static String operation(String path) {
        String[] parts = URLDecoder.decode(path, StandardCharsets.UTF_8).split(":", 3);
        String rest = parts.length > 2 ? "/" + parts[2] : "";
        return parts[0].toUpperCase(Locale.ROOT) + " "
            + (parts.length > 1 ? "/" + parts[1] + rest : "").replaceAll("/+", "/").replaceFirst("(.)/$", "$1");
    }
}
