package io.guardianpartner.orders.placement;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Json;
import io.guardianpartner.message.text.Text;

/**
 * An answer of catalog or payments, good or bad.
 *
 * @param retryAfter when to come again, in seconds; null if it does not say
 */
record DownstreamAnswer(String service, int status, JsonNode body, String retryAfter) {

    /** Not now, and not because of the service. */
    static final String NOT_READY = "payment-not-ready";

    private static final int LONGEST_DETAIL = 500;
    private static final Pattern PROBLEM = Pattern.compile("urn:guardian:problem:[a-z-]{1,60}");

    boolean isSuccess() {
        return status == 200 || status == 201;
    }

    /**
     * Whether the service is well and only this order's payment is not ready yet: the broker has not answered, or the payment before is not
     * known to have ended, or another request has got further.
     */
    boolean isNotReady() {
        return status == 503 && isProblem(NOT_READY)
            || status == 409 && (isProblem("payment-open") || isProblem("payment-superseded"));
    }

    /** Whether it is this problem, by the last part of its type. */
    boolean isProblem(String slug) {
        return body.path("type").asText().endsWith(":" + slug);
    }

    /** It is kept with the order and shown to its customer: a longer text, or an odd one, is not. */
    String detail() {
        String detail = body.path("detail").asText();
        boolean isFit = Text.isVisible(detail) && Text.length(detail) <= LONGEST_DETAIL && Text.isClean(detail);
        return isFit ? detail : service + " refused the order.";
    }

    Optional<UUID> uuid(String member) {
        return Optional.ofNullable(body.path(member).textValue()).map(Ids::parse);
    }

    <T> T as(Class<T> type) {
        try {
            return Json.mapper().treeToValue(body, type);
        } catch (JsonProcessingException e) {
            throw unexpected(e);
        }
    }

    /** It is no answer that the two services have agreed on. */
    UnexpectedAnswerException unexpected(Exception cause) {
        String type = body.path("type").asText();
        return new UnexpectedAnswerException("answered " + status + (PROBLEM.matcher(type).matches() ? " " + type : ""),
            cause);
    }
}
