package io.guardianpartner.operations.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.guardianpartner.message.Json;

/**
 * A queue's resource policy, as far as its Allow statements for sqs:SendMessage go. Deny statements, other conditions than
 * those on {@code aws:SourceArn}, and the policies of identities are not considered.
 */
final class QueuePolicy {

    private static final String SEND = "sqs:sendmessage";
    private static final String SNS = "sns.amazonaws.com";
    private static final Set<String> SOURCE_CONDITIONS = Set.of("arnequals", "arnlike", "stringequals", "stringlike");

    private final List<JsonNode> allows = new ArrayList<>();

    private QueuePolicy(JsonNode policy) {
        for (var statement : list(policy.path("Statement"))) {
            if (statement.path("Effect").asText().equals("Allow")
                && texts(statement.path("Action")).stream().anyMatch(action -> matches(action, SEND))) {
                allows.add(statement);
            }
        }
    }

    /** @param json null for a queue without a policy */
    static QueuePolicy of(String json) {
        try {
            return new QueuePolicy(json == null ? MissingNode.getInstance() : Json.mapper().readTree(json));
        } catch (JsonProcessingException e) {
            return new QueuePolicy(MissingNode.getInstance());
        }
    }

    /** Whether SNS may send what was published to this topic. */
    boolean letsIn(String topicArn) {
        return allows.stream().anyMatch(statement -> isForSns(statement.path("Principal"))
            && (hasNoCondition(statement)
                || sources(statement).stream().anyMatch(source -> matches(source, topicArn))));
    }

    /** Whether anybody may send, or SNS from anybody's topic: a sender's name could not be believed. */
    boolean isOpen() {
        return allows.stream().anyMatch(statement -> isForSns(statement.path("Principal"))
            && (hasNoCondition(statement) || sources(statement).contains("*")));
    }

    private static boolean isForSns(JsonNode principal) {
        return principal.asText().equals("*") || texts(principal.path("AWS")).contains("*")
            || texts(principal.path("Service")).contains(SNS);
    }

    private static boolean hasNoCondition(JsonNode statement) {
        return statement.path("Condition").isEmpty();
    }

    private static List<String> sources(JsonNode statement) {
        var sources = new ArrayList<String>();
        statement.path("Condition").fields().forEachRemaining(operator -> {
            if (SOURCE_CONDITIONS.contains(operator.getKey().toLowerCase(Locale.ROOT))) {
                operator.getValue().fields().forEachRemaining(key -> {
                    if (key.getKey().equalsIgnoreCase("aws:SourceArn")) {
                        sources.addAll(texts(key.getValue()));
                    }
                });
            }
        });
        return sources;
    }

    /** IAM's wildcards. */
    private static boolean matches(String pattern, String text) {
        var regex = pattern.toLowerCase(Locale.ROOT)
            .chars()
            .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf((char) c)))
            .collect(Collectors.joining());
        return text.toLowerCase(Locale.ROOT).matches(regex);
    }

    private static List<JsonNode> list(JsonNode node) {
        var list = new ArrayList<JsonNode>();
        if (node.isArray()) {
            node.forEach(list::add);
        } else if (!node.isMissingNode()) {
            list.add(node);
        }
        return list;
    }

    private static List<String> texts(JsonNode node) {
        return list(node).stream().map(JsonNode::asText).toList();
    }
}
