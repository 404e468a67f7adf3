package io.guardianpartner.operations.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.StringJoiner;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.Failure;
import io.guardianpartner.operations.story.OrderStory;

/** Prints a story for people: a line for each thing that happened, with the time and how long after the first that was. */
class StoryPrinter {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS'Z'", Locale.ROOT)
        .withZone(ZoneOffset.UTC);
    private static final String ROW = "%s %9s  %-8s %-8s  %s%n";

    private final PrintWriter out;
    private final Instant now;

    StoryPrinter(PrintWriter out, Instant now) {
        this.out = out;
        this.now = now;
    }

    void print(JsonNode story) {
        out.println("Order " + text(story, "orderId") + ", number " + text(story, "trackingNumber") + ", "
            + text(story, "status"));
        Instant start = null;
        for (JsonNode entry : story.path("entries")) {
            Instant at = OrderStory.at(entry);
            start = start == null ? at : start;
            out.printf(Locale.ROOT, ROW, TIME.format(at), "+" + span(Duration.between(start, at)),
                text(entry, "service"), text(entry, "by"), text(entry, "what") + message(entry) + details(entry));
        }
        story.path("waitsFor").forEach(this::waits);
        if (story.path("waitsFor").isEmpty()) {
            out.println("It waits for nothing.");
        }
        out.flush();
    }

    private void waits(JsonNode waiting) {
        out.println("Waits for " + text(waiting, "what") + " (" + text(waiting, "service") + ")" + until(waiting));
    }

    private String until(JsonNode waiting) {
        if (!waiting.hasNonNull("until")) {
            return "";
        }
        Instant until;
        try {
            until = Instant.parse(waiting.path("until").asText());
        } catch (DateTimeParseException e) {
            return "";
        }
        Duration left = Duration.between(now, until);
        return ", until " + TIME.format(until) + ", "
            + (left.isNegative() ? span(left.negated()) + " ago" : "in " + span(left));
    }

    private static String message(JsonNode entry) {
        JsonNode message = entry.path("message");
        return message.isMissingNode()
            ? ""
            : " [" + text(message, "type") + " " + text(message, "id") + " " + text(message, "outcome") + "]";
    }

    private static String details(JsonNode entry) {
        StringJoiner details = new StringJoiner(", ", " (", ")").setEmptyValue("");
        entry.path("details").fields().forEachRemaining(
            detail -> details.add(Failure.printable(detail.getKey() + " " + detail.getValue().asText())));
        return details.toString();
    }

    private static String text(JsonNode node, String name) {
        return Failure.printable(node.path(name).asText());
    }

    /** {@code 0.250s}, {@code 5m03s}, {@code 2h05m}, {@code 3d04h}. */
    static String span(Duration span) {
        if (span.toMinutes() == 0) {
            return String.format(Locale.ROOT, "%.3fs", span.toMillis() / 1000.0);
        }
        if (span.toHours() == 0) {
            return String.format(Locale.ROOT, "%dm%02ds", span.toMinutes(), span.toSecondsPart());
        }
        return span.toDays() == 0
            ? String.format(Locale.ROOT, "%dh%02dm", span.toHours(), span.toMinutesPart())
            : String.format(Locale.ROOT, "%dd%02dh", span.toDays(), span.toHoursPart());
    }
}
