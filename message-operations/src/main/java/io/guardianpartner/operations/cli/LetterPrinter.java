package io.guardianpartner.operations.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Failure;
import io.guardianpartner.message.Json;
import io.guardianpartner.operations.deadletters.DeadLetter;
import io.guardianpartner.operations.deadletters.DeadLetterAction;

/** Prints letters, in a line each or whole, and then leaves them to an action. */
class LetterPrinter implements DeadLetterAction {

    private static final String ROW = "%-8s %-40s %-34s %-17s %-36s %s%n";

    private final PrintWriter out;
    private final Form form;
    private final Instant now;
    private final DeadLetterAction then;
    private boolean begun;

    /** The amount of a letter that is printed. */
    enum Form {
        ROW, ROW_JSON, WHOLE, WHOLE_JSON
    }

    /** @param then what is done afterwards; null for nothing */
    LetterPrinter(PrintWriter out, Form form, Instant now, DeadLetterAction then) {
        this.out = out;
        this.form = form;
        this.now = now;
        this.then = then;
    }

    @Override
    public List<DeadLetter> apply(List<DeadLetter> letters, String queueUrl, Function<DeadLetter, String> receipts) {
        letters.forEach(this::print);
        out.flush();
        return then == null ? List.of() : then.apply(letters, queueUrl, receipts);
    }

    private void print(DeadLetter letter) {
        switch (form) {
            case ROW -> row(letter);
            case ROW_JSON -> Output.json(out, facts(letter));
            case WHOLE -> whole(letter);
            case WHOLE_JSON -> {
                Map<String, Object> facts = facts(letter);
                facts.put("attributes", letter.attributes());
                JsonNode body = json(letter.body());
                facts.put("body", body == null ? letter.body() : body);
                Output.json(out, facts);
            }
        }
    }

    private void row(DeadLetter letter) {
        if (!begun) {
            out.printf(Locale.ROOT, ROW, "WAITS", "QUEUE", "TYPE", "OUTCOME", "MESSAGE ID", "WHY");
            begun = true;
        }
        out.printf(Locale.ROOT, ROW, age(letter.at()), letter.queue().name(), Failure.printable(letter.type()),
            Failure.printable(letter.outcome()), Failure.printable(letter.messageId()), letter.detail());
    }

    private void whole(DeadLetter letter) {
        line("messageId", letter.messageId());
        line("queue", letter.queue().name() + ", for " + letter.queue().service());
        line("waits", age(letter.at()) + ", since " + letter.at());
        line("outcome", letter.outcome() + (letter.failedReceives() == 0
            ? ""
            : " after "
                + Output.count(letter.failedReceives(), "receive"))
            + ": " + letter.detail());
        letter.attributes().forEach((name, value) -> {
            if (!name.equals(Attributes.MESSAGE_ID)) {
                line(name, value);
            }
        });
        JsonNode body = json(letter.body());
        out.println(body == null ? Failure.printable(letter.body()) : pretty(body));
        out.println();
    }

    private void line(String name, String value) {
        out.printf(Locale.ROOT, "%-15s %s%n", name, Failure.printable(value));
    }

    private static Map<String, Object> facts(DeadLetter letter) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("queue", letter.queue().name());
        facts.put("service", letter.queue().service());
        facts.put("messageId", letter.messageId());
        facts.put("type", letter.type());
        facts.put("correlationId", letter.attributes().getOrDefault(Attributes.CORRELATION_ID, ""));
        facts.put("outcome", letter.outcome());
        facts.put("detail", letter.detail());
        facts.put("at", letter.at());
        facts.put("receives", letter.failedReceives());
        facts.put("looks", letter.receives());
        return facts;
    }

    private static JsonNode json(String body) {
        try {
            return Json.mapper().readTree(body);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static String pretty(JsonNode body) {
        try {
            return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(body).lines()
                .map(Failure::printable)
                .reduce((one, other) -> one + "\n" + other)
                .orElse("");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can always be written", e);
        }
    }

    private String age(Instant since) {
        Duration age = Duration.between(since, now);
        if (age.toSeconds() < 60) {
            return Math.max(0, age.toSeconds()) + "s";
        }
        if (age.toMinutes() < 60) {
            return age.toMinutes() + "m";
        }
        return age.toHours() < 48
            ? age.toHours() + "h" + age.toMinutesPart() + "m"
            : age.toDays() + "d"
                + age.toHoursPart() + "h";
    }
}
