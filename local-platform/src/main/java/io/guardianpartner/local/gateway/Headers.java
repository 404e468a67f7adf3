package io.guardianpartner.local.gateway;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Headers that travel end to end, and those of a single hop (RFC 9110, 7.6.1). */
final class Headers {

    /** Headers about the origin of a request, which the gateway sets, and headers that its client sets. */
    static final Set<String> OF_THE_CLIENT = Set.of("host", "content-length", "expect", "forwarded",
        "x-forwarded-for", "x-forwarded-host", "x-forwarded-port", "x-forwarded-prefix", "x-forwarded-proto",
        "x-forwarded-ssl", "x-real-ip", "x-original-url", "x-rewrite-url", "x-http-method-override");
    /** Headers that the gateway's server sets itself. */
    static final Set<String> OF_THE_SERVER = Set.of("content-length", "date", "server");

    /** Headers that the services and the authenticator read. */
    private static final Set<String> READ = Set.of("accept", "authorization", "content-encoding", "content-type",
        "idempotency-key", "if-match", "if-none-match", "prefer", "traceparent", "tracestate", "x-request-id",
        "x-signature");

    private static final Set<String> HOP_BY_HOP = Set.of("connection", "keep-alive", "proxy-authenticate",
        "proxy-authorization", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade",
        "http2-settings");

    private Headers() {}

    /** Whether somebody behind the gateway reads a header, by its lower-case name. */
    static boolean isRead(String name) {
        return READ.contains(name);
    }

    /** Whether all values arrive as they were sent: the client that hands them on writes every other character as "?". */
    static boolean arePlain(List<String> values) {
        return values.stream().allMatch(Headers::isPlain);
    }

    private static boolean isPlain(String value) {
        return value.chars().allMatch(c -> c == '\t' || c >= ' ' && c <= '~');
    }

    /**
     * The headers, by lower-case name, without those for the neighbour only: the known ones and those that Connection
     * names.
     */
    static Map<String, List<String>> endToEnd(Map<String, List<String>> headers) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        headers.forEach((name, values) -> kept.put(name.toLowerCase(Locale.ROOT), values));
        Set<String> dropped = new HashSet<>(HOP_BY_HOP);
        for (String line : kept.getOrDefault("connection", List.of())) {
            for (String name : line.split(",")) {
                dropped.add(name.strip().toLowerCase(Locale.ROOT));
            }
        }
        kept.keySet().removeIf(name -> dropped.contains(name) || name.startsWith(":"));
        return kept;
    }
}
