package io.guardianpartner.api;

import java.util.Map;
import java.util.Optional;

/**
 * A caller's request for one page, by the query parameters {@code limit} and {@code cursor}.
 *
 * @param limit how many entries at most, 1 to 100, 20 when not said
 * @param cursor where to go on; empty on the first page
 */
public record PageRequest(int limit, Optional<Cursor> cursor) {

    public static final int DEFAULT_LIMIT = 20;
    public static final int MAX_LIMIT = 100;

    /**
     * @param headers of the message: query parameters are among them
     * @throws ProblemException 400 naming the parameter that cannot be read
     */
    public static PageRequest of(Map<String, Object> headers) {
        return new PageRequest(limit(headers.get("limit")), cursor(headers.get("cursor")));
    }

    private static int limit(Object given) {
        if (given == null) {
            return DEFAULT_LIMIT;
        }
        String text = given.toString();
        int limit = text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MAX_LIMIT) {
            throw ProblemException.malformedParameter("limit", "must be a whole number from 1 to " + MAX_LIMIT);
        }
        return limit;
    }

    private static Optional<Cursor> cursor(Object given) {
        return given == null ? Optional.empty() : Optional.of(Cursor.parse(given.toString()));
    }
}
