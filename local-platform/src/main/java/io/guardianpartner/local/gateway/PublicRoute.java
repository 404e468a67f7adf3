package io.guardianpartner.local.gateway;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One public route. A path matches only character by character: one with encoded, doubled or dotted segments is another
 * path, so no two readers can disagree about where it leads.
 */
record PublicRoute(String service, String method, Pattern path, boolean needsToken) {

    private static final Pattern LINE = Pattern.compile("([A-Z]+) ((?:/(?:[a-z0-9-]+|\\{[a-zA-Z]+}))+)");
    /** Unreserved characters of RFC 3986; neither "." nor "..". */
    private static final String SEGMENT = "(?!\\.{1,2}(?:/|$))[A-Za-z0-9._~-]{1,128}";

    static PublicRoute of(String service, String line, boolean needsToken) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not a method and a path: " + line);
        }
        return new PublicRoute(service, parts.group(1),
            Pattern.compile(parts.group(2).replaceAll("\\{[a-zA-Z]+}", Matcher.quoteReplacement(SEGMENT))),
            needsToken);
    }

    boolean matches(String requestMethod, String requestPath) {
        return method.equals(requestMethod) && path.matcher(requestPath).matches();
    }
}
