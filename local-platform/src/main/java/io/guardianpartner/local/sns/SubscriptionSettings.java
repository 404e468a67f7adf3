package io.guardianpartner.local.sns;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Settings of a subscription. Immutable: a change makes new settings or is rejected as a whole.
 *
 * @param filterPolicy as it was given, null if everything is wanted
 * @param filter the same, ready to decide
 * @param redrivePolicy as it was given, null if there is none
 * @param deadLetterQueue the name of the queue in it
 */
record SubscriptionSettings(boolean raw, String scope, String filterPolicy, FilterPolicy filter, String redrivePolicy,
    String deadLetterQueue) {

    static final SubscriptionSettings DEFAULT = new SubscriptionSettings(false, FilterPolicy.ATTRIBUTES, null, null,
        null, null);

    /** These settings with some changed; an empty value takes an attribute away. */
    SubscriptionSettings with(Map<String, String> changes, Account account) {
        SubscriptionSettings settings = this;
        // In the order of the alphabet the scope would come after the policy that it is meant for.
        Map<String, String> ordered = new TreeMap<>((a, b) -> order(a).compareTo(order(b)));
        ordered.putAll(changes);
        for (Map.Entry<String, String> change : ordered.entrySet()) {
            settings = settings.with(change.getKey(), change.getValue().strip(), account);
        }
        return settings;
    }

    /** Whether they say the same of everything that can be set. */
    boolean sameAs(SubscriptionSettings other) {
        return raw == other.raw && scope.equals(other.scope) && Objects.equals(filterPolicy, other.filterPolicy)
            && Objects.equals(redrivePolicy, other.redrivePolicy);
    }

    /** The attributes that GetSubscriptionAttributes returns. */
    void describe(Map<String, String> attributes) {
        attributes.put("RawMessageDelivery", String.valueOf(raw));
        if (filterPolicy != null) {
            attributes.put("FilterPolicy", filterPolicy);
            attributes.put("FilterPolicyScope", scope);
        }
        if (redrivePolicy != null) {
            attributes.put("RedrivePolicy", redrivePolicy);
        }
    }

    private SubscriptionSettings with(String name, String value, Account account) {
        return switch (name) {
            case "RawMessageDelivery" -> withRaw(value);
            case "FilterPolicy" -> withFilter(value, scope);
            case "FilterPolicyScope" -> withFilter(filterPolicy == null ? "" : filterPolicy, checkedScope(value));
            case "RedrivePolicy" -> withRedrive(value, account);
            default -> throw SnsFault.invalid("AttributeName");
        };
    }

    private SubscriptionSettings withRaw(String value) {
        if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
            throw SnsFault.invalid("Attributes Reason: RawMessageDelivery: Invalid value [" + value
                + "]. Must be true or false.");
        }
        return new SubscriptionSettings(Boolean.parseBoolean(value), scope, filterPolicy, filter, redrivePolicy,
            deadLetterQueue);
    }

    private SubscriptionSettings withFilter(String policy, String newScope) {
        FilterPolicy newFilter = policy.isEmpty() ? null : FilterPolicy.of(policy, newScope);
        return new SubscriptionSettings(raw, newScope, newFilter == null ? null : policy, newFilter, redrivePolicy,
            deadLetterQueue);
    }

    private SubscriptionSettings withRedrive(String policy, Account account) {
        if (policy.isEmpty() || policy.equals("{}")) {
            return new SubscriptionSettings(raw, scope, filterPolicy, filter, null, null);
        }
        JsonNode json = SnsJson.read(policy);
        if (json == null) {
            throw SnsFault.invalid("RedrivePolicy: failed to parse JSON");
        }
        JsonNode target = json.path("deadLetterTargetArn");
        if (!target.isTextual()) {
            throw SnsFault.invalid("RedrivePolicy: deadLetterTargetArn is missing");
        }
        String queue = account.queueName("RedrivePolicy: deadLetterTargetArn", target.textValue());
        return new SubscriptionSettings(raw, scope, filterPolicy, filter, policy, queue);
    }

    private static String checkedScope(String value) {
        if (!value.equals(FilterPolicy.ATTRIBUTES) && !value.equals(FilterPolicy.BODY)) {
            throw SnsFault.invalid("FilterPolicyScope: Invalid value [" + value
                + "]. Please use either MessageBody or MessageAttributes");
        }
        return value;
    }

    private static String order(String name) {
        return name.equals("FilterPolicyScope") ? "" : name;
    }
}
