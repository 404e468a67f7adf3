package io.guardianpartner.local.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A method and a path pattern with the handler for it. */
record HttpRoute(String method, String[] pattern, Handler handler) {

    static final String ANY = "*";
    private static final String REST = "**";

    HttpRoute(String method, String path, Handler handler) {
        this(method, segments(path), handler);
    }

    static String[] segments(String path) {
        return (path.startsWith("/") ? path.substring(1) : path).split("/", -1);
    }

    boolean answers(String requested) {
        return method.equals(ANY) || method.equals(requested);
    }

    /** The values of the pattern's braces, or null if the path does not match. */
    Map<String, String> match(String[] path) {
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < pattern.length; i++) {
            if (pattern[i].equals(REST)) {
                return parameters;
            }
            if (i >= path.length) {
                return null;
            }
            if (pattern[i].startsWith("{") && !path[i].isEmpty()) {
                String plain = path[i].replace("+", "%2B");
                parameters.put(pattern[i].substring(1, pattern[i].length() - 1),
                    URLDecoder.decode(plain, StandardCharsets.UTF_8));
            } else if (!pattern[i].equals(path[i])) {
                return null;
            }
        }
        return path.length == pattern.length ? parameters : null;
    }
}
