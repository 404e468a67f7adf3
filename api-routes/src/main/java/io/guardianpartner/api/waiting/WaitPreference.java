package io.guardianpartner.api.waiting;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.hc.core5.http.HeaderElement;
import org.apache.hc.core5.http.message.BasicHeaderValueParser;
import org.apache.hc.core5.http.message.ParserCursor;
import org.springframework.http.ETag;

/** Reads how long a request would like to wait. What is not understood is ignored (RFC 7240, section 2). */
final class WaitPreference {

    private static final String WAIT = "wait";
    private static final List<String> READING = List.of("GET", "HEAD");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,20}");
    /** More digits than any bound has. */
    private static final int MANY_DIGITS = 9;

    private WaitPreference() {}

    /**
     * The seconds that a reader may wait who says which state it has.
     *
     * @param longest the most that anybody may wait
     * @return empty for none: no preference, no state to compare with ({@code *} is any), not a reader
     */
    static OptionalLong of(HttpServletRequest request, Duration longest) {
        if (!READING.contains(request.getMethod()) || !hasState(request)) {
            return OptionalLong.empty();
        }
        String lines = String.join(",", Collections.list(request.getHeaders("Prefer")));
        return seconds(lines, longest.toSeconds());
    }

    static OptionalLong seconds(String preferences, long longest) {
        HeaderElement[] elements = BasicHeaderValueParser.INSTANCE.parseElements(preferences,
            new ParserCursor(0, preferences.length()));
        return Stream.of(elements).filter(element -> WAIT.equalsIgnoreCase(element.getName())).limit(1)
            .map(HeaderElement::getValue)
            .filter(value -> value != null && SECONDS.matcher(value).matches())
            .mapToLong(value -> value.length() > MANY_DIGITS ? longest : Math.min(longest, Long.parseLong(value)))
            .filter(seconds -> seconds > 0).findFirst();
    }

    private static boolean hasState(HttpServletRequest request) {
        List<ETag> seen = ETag.parse(String.join(",", Collections.list(request.getHeaders("If-None-Match"))));
        return !seen.isEmpty() && seen.stream().noneMatch(ETag::isWildcard);
    }
}
