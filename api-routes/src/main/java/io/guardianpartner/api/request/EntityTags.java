package io.guardianpartner.api.request;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.springframework.http.ETag;
import org.springframework.util.DigestUtils;

/**
 * Gives each answer to a reader a tag, that of its route or else one of its bytes, and answers 304 instead to a reader who
 * has it already (RFC 9110, section 13.1.2). Also beside {@code no-store}: that is for caches, while a page that waits may
 * keep the last answer and its tag as long as it shows them.
 */
final class EntityTags {

    private static final String SEEN = "guardianSeenTags";
    private static final String ETAG = "ETag";
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    private EntityTags() {}

    /** Keeps what a reader has seen: none of the steps of a route can lose it. */
    static void remember(Exchange exchange, HttpServletRequest request) {
        if (READING.contains(request.getMethod())) {
            exchange.setProperty(SEEN, String.join(",", Collections.list(request.getHeaders("If-None-Match"))));
        }
    }

    static void apply(Exchange exchange) {
        Message answer = exchange.getMessage();
        String seen = exchange.getProperty(SEEN, String.class);
        byte[] body = seen == null || answer.getHeader(Exchange.HTTP_RESPONSE_CODE, OK, Integer.class) != OK
            ? null
            : bytes(answer);
        if (body == null) {
            return;
        }
        answer.setBody(body);
        String tag = answer.getHeader(ETAG, () -> '"' + DigestUtils.md5DigestAsHex(body) + '"', String.class);
        answer.setHeader(ETAG, tag);
        if (isSeen(tag, seen)) {
            answer.setBody(null);
            answer.removeHeader(Exchange.CONTENT_TYPE);
            answer.setHeader(Exchange.HTTP_RESPONSE_CODE, NOT_MODIFIED);
        }
    }

    private static byte[] bytes(Message answer) {
        return answer.getBody() instanceof String text
            ? text.getBytes(StandardCharsets.UTF_8)
            : answer.getBody(byte[].class);
    }

    private static boolean isSeen(String tag, String seen) {
        ETag current = ETag.create(tag);
        return ETag.parse(seen).stream().anyMatch(one -> one.isWildcard() || one.compare(current, false));
    }
}
