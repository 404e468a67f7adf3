package io.guardianpartner.message.evolution;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.text.Text;

/**
 * Compares two schemas keyword by keyword. Of a keyword that cannot be compared in parts (a pattern, a condition) every
 * change counts as a break; only to demand what all texts have, {@link Text#PATTERN}, is none.
 */
final class SchemaEvolution {

    private static final Set<String> WITHOUT_RULES = Set.of("description", "title", "examples", "default", "deprecated",
        "externalDocs", "$comment");
    private static final Set<String> LOWER_LIMITS = Set.of("minimum", "exclusiveMinimum", "minLength", "minItems",
        "minProperties");
    private static final Set<String> UPPER_LIMITS = Set.of("maximum", "exclusiveMaximum", "maxLength", "maxItems",
        "maxProperties");

    private final String what;
    private final Consumer<String> breaks;

    SchemaEvolution(String what, Consumer<String> breaks) {
        this.what = what;
        this.breaks = breaks;
    }

    void compare(JsonNode before, JsonNode after, String pointer) {
        for (var keyword : keywords(before, after)) {
            var old = before.path(keyword);
            var now = after.path(keyword);
            if (!old.equals(now)) {
                compareKeyword(keyword, before, after, pointer);
            }
        }
    }

    private static Set<String> keywords(JsonNode before, JsonNode after) {
        var keywords = new LinkedHashSet<String>();
        before.fieldNames().forEachRemaining(keywords::add);
        after.fieldNames().forEachRemaining(keywords::add);
        keywords.removeIf(keyword -> WITHOUT_RULES.contains(keyword) || keyword.startsWith("x-"));
        return keywords;
    }

    private void compareKeyword(String keyword, JsonNode before, JsonNode after, String pointer) {
        var old = before.path(keyword);
        var now = after.path(keyword);
        if (keyword.equals("properties")) {
            compareMembers(before, after, pointer);
        } else if (keyword.equals("items") && old.isObject() && now.isObject()) {
            compare(old, now, pointer + "/*");
        } else if (keyword.equals("required")) {
            compareRequired(old, now, pointer);
        } else if (keyword.equals("enum")) {
            compareValues(old, now, pointer);
        } else if (LOWER_LIMITS.contains(keyword) || UPPER_LIMITS.contains(keyword)) {
            compareLimit(keyword, old, now, pointer);
        } else if (!forbidsOnlyWhatNoTextHas(keyword, old, now)) {
            report(pointer, keyword + " was " + shown(old) + " and is " + shown(now));
        }
    }

    /** Such characters were never understood: no database keeps them, or no reader sees what they do. */
    private static boolean forbidsOnlyWhatNoTextHas(String keyword, JsonNode old, JsonNode now) {
        return keyword.equals("pattern") && old.isMissingNode() && Text.PATTERN.equals(now.textValue());
    }

    private void compareMembers(JsonNode before, JsonNode after, String pointer) {
        var old = before.path("properties");
        var now = after.path("properties");
        old.properties().forEach(member -> {
            var successor = now.get(member.getKey());
            if (successor == null) {
                report(pointer + "/" + member.getKey(), "is gone");
            } else {
                compare(member.getValue(), successor, pointer + "/" + member.getKey());
            }
        });
        var closed = before.path("additionalProperties").isBoolean()
            && !before.path("additionalProperties").booleanValue();
        now.fieldNames().forEachRemaining(name -> {
            if (closed && !old.has(name)) {
                report(pointer + "/" + name, "is new where nothing may be added");
            }
        });
    }

    private void compareRequired(JsonNode old, JsonNode now, String pointer) {
        elementsOnlyIn(now, old).forEach(name -> report(pointer + "/" + name.asText(), "is newly required"));
        elementsOnlyIn(old, now).forEach(name -> report(pointer + "/" + name.asText(), "may newly be absent"));
    }

    private void compareValues(JsonNode old, JsonNode now, String pointer) {
        if (old.isMissingNode()) {
            report(pointer, "is newly limited to " + shown(now));
        } else if (!now.isMissingNode()) {
            elementsOnlyIn(old, now).forEach(value -> report(pointer, "may not be " + shown(value) + " any more"));
        }
    }

    private void compareLimit(String keyword, JsonNode old, JsonNode now, String pointer) {
        if (now.isMissingNode()) {
            return;
        }
        BigDecimal limit = now.decimalValue();
        var sign = LOWER_LIMITS.contains(keyword) ? 1 : -1;
        if (old.isMissingNode() || limit.compareTo(old.decimalValue()) * sign > 0) {
            report(pointer, keyword + " was " + shown(old) + " and is " + shown(now));
        }
    }

    private static Set<JsonNode> elementsOnlyIn(JsonNode some, JsonNode others) {
        var elements = new LinkedHashSet<JsonNode>();
        some.forEach(elements::add);
        others.forEach(elements::remove);
        return elements;
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? "absent" : node.toString();
    }

    private void report(String pointer, String change) {
        breaks.accept(what + (pointer.isEmpty() ? " " : " " + pointer + " ") + change);
    }
}
