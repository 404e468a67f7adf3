package io.guardianpartner.local.sns;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Machine;
import software.amazon.event.ruler.Patterns;

/**
 * Decides whether a subscription wants a message: AWS's Event Ruler with the limits that SNS sets besides. Immutable and
 * thread-safe.
 */
final class FilterPolicy {

    static final String ATTRIBUTES = "MessageAttributes";
    static final String BODY = "MessageBody";

    private static final int MAX_KEYS = 5;
    private static final int MAX_COMBINATIONS = 150;
    private static final int MAX_BYTES = 262_144;
    private static final String RULE = "subscription";

    private final Machine machine;
    private final boolean onBody;

    private FilterPolicy(Machine machine, boolean onBody) {
        this.machine = machine;
        this.onBody = onBody;
    }

    /**
     * Reads a policy.
     *
     * @return null if it lets everything through ({@code {}})
     *
     * @throws SnsFault InvalidParameter or FilterPolicyLimitExceeded, as SNS does
     */
    static FilterPolicy of(String policy, String scope) {
        JsonNode json = parsed(policy);
        if (json.isEmpty()) {
            return null;
        }
        boolean onBody = scope.equals(BODY);
        if (!onBody) {
            refuseNesting(json);
        }
        String flaw = JsonRuleCompiler.check(policy, false);
        if (flaw != null) {
            throw SnsFault.invalid("FilterPolicy: " + flaw);
        }
        try {
            checkLimits(policy, JsonRuleCompiler.compile(policy, false));
            Machine machine = Machine.builder().build();
            machine.addRule(RULE, policy);
            return new FilterPolicy(machine, onBody);
        } catch (IOException e) {
            throw SnsFault.invalid("FilterPolicy: " + e.getMessage());
        }
    }

    boolean accepts(Notification notification) {
        JsonNode event = onBody ? body(notification) : attributes(notification);
        return event != null && !machine.rulesForJSONEvent(event).isEmpty();
    }

    private static JsonNode parsed(String policy) {
        JsonNode json = SnsJson.read(policy);
        if (json == null) {
            throw SnsFault.invalid("FilterPolicy: failed to parse JSON");
        }
        if (!json.isObject()) {
            throw SnsFault.invalid("FilterPolicy: Filter policy must be a JSON object");
        }
        return json;
    }

    private static void refuseNesting(JsonNode policy) {
        policy.properties().forEach(key -> {
            if (key.getValue().isObject()) {
                throw SnsFault.invalid("Filter policy scope MessageAttributes does not support nested filter policy");
            }
            if (key.getKey().equals("$or") && key.getValue().isArray()) {
                key.getValue().forEach(FilterPolicy::refuseNesting);
            }
        });
    }

    /** An "or" is compiled into one set of keys per alternative: its combinations add up, those of keys multiply. */
    private static void checkLimits(String policy, List<Map<String, List<Patterns>>> alternatives) {
        if (policy.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw SnsFault.invalid("FilterPolicy: Filter policy is larger than " + MAX_BYTES + " bytes");
        }
        Set<String> keys = new HashSet<>();
        long combinations = 0;
        for (Map<String, List<Patterns>> alternative : alternatives) {
            keys.addAll(alternative.keySet());
            combinations += alternative.values().stream().mapToLong(List::size).reduce(1, Math::multiplyExact);
        }
        if (keys.size() > MAX_KEYS) {
            throw SnsFault.invalid("FilterPolicy: Filter policy can not have more than " + MAX_KEYS + " keys");
        }
        if (combinations > MAX_COMBINATIONS) {
            throw SnsFault.invalid("FilterPolicy: Filter policy is too complex");
        }
    }

    private static JsonNode attributes(Notification notification) {
        ObjectNode event = SnsJson.mapper().createObjectNode();
        notification.attributes().forEach((name, attribute) -> {
            JsonNode value = value(attribute);
            if (value != null) {
                event.set(name, value);
            }
        });
        return event;
    }

    /** Null for what SNS does not look at: Binary, and an array that is none. */
    private static JsonNode value(MessageAttribute attribute) {
        if (attribute.isBinary()) {
            return null;
        }
        if (attribute.isNumber()) {
            return SnsJson.mapper().getNodeFactory().numberNode(attribute.number());
        }
        if (!attribute.isArray()) {
            return SnsJson.mapper().getNodeFactory().textNode(attribute.value());
        }
        JsonNode array = SnsJson.read(attribute.value());
        return array != null && array.isArray() ? array : null;
    }

    private static JsonNode body(Notification notification) {
        JsonNode body = SnsJson.read(notification.message());
        return body != null && body.isObject() ? body : null;
    }
}
