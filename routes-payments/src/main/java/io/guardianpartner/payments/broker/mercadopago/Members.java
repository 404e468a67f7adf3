package io.guardianpartner.payments.broker.mercadopago;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.guardianpartner.message.text.Text;
import io.guardianpartner.payments.broker.UnreadableAnswerException;

/**
 * Reads an object of Mercado Pago's member by member, and only those that it is asked for. An absent, null or empty member
 * is null. One that cannot be read is null, too, and is noted.
 */
final class Members {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** Of any amount that a payment can have, and some more; a number of a thousand digits is none. */
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,6})?");

    /** Mercado Pago's times, with a colon in the offset or without, and with a space for the T. */
    private static final DateTimeFormatter TIME = DateTimeFormatter
        .ofPattern("yyyy-MM-dd['T'][' ']HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS][.SS][.S][XXX][XX][X]", Locale.ROOT);
    /** A list of refunds may have thousands, and all of it goes into one line of the log. */
    private static final int MOST_NAMED = 10;

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private final JsonObject json;
    private final String path;
    private final List<String> unread;

    private Members(JsonObject json, String path, List<String> unread) {
        this.json = json;
        this.path = path;
        this.unread = unread;
    }

    /** @throws UnreadableAnswerException if it is no JSON object */
    static Members of(String answer) {
        try {
            JsonElement json = answer == null ? null : JsonParser.parseString(answer);
            if (json != null && json.isJsonObject()) {
                return of(json.getAsJsonObject());
            }
        } catch (JsonParseException e) {
            // As any other text that is no object.
        }
        throw new UnreadableAnswerException("it is no JSON object");
    }

    static Members of(JsonObject json) {
        return new Members(json, "", new ArrayList<>());
    }

    /** The same as an answer by itself. */
    Members alone() {
        return of(json);
    }

    /** The members that could not be read so far, by name, with the word that stands there if it may be shown; each once, and not all. */
    List<String> unread() {
        return unread.stream().distinct().limit(MOST_NAMED).toList();
    }

    String id(String name) {
        return read(name, text -> ID.matcher(text).matches() ? text : null);
    }

    String text(String name, int mostBytes) {
        return read(name, text -> Text.isClean(text)
            && text.getBytes(StandardCharsets.UTF_8).length <= mostBytes ? text : null);
    }

    BigDecimal amount(String name) {
        return read(name, text -> AMOUNT.matcher(text).matches() ? new BigDecimal(text) : null);
    }

    Boolean flag(String name) {
        return read(name, text -> "true".equals(text) || "false".equals(text) ? Boolean.valueOf(text) : null);
    }

    Instant time(String name) {
        return read(name, text -> {
            try {
                OffsetDateTime time = OffsetDateTime.parse(text, TIME);
                return time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR ? null : time.toInstant();
            } catch (DateTimeException e) {
                return null;
            }
        });
    }

    /** Empty if there is none, or something else than an object. */
    Members object(String name) {
        JsonElement value = json.get(name);
        if (!isAbsent(value) && !value.isJsonObject()) {
            note(name, null);
        }
        JsonObject object = value != null && value.isJsonObject() ? value.getAsJsonObject() : new JsonObject();
        return new Members(object, path + name + ".", unread);
    }

    List<Members> objects(String name) {
        JsonElement value = json.get(name);
        if (isAbsent(value)) {
            return List.of();
        }
        List<Members> objects = new ArrayList<>();
        for (JsonElement each : value.isJsonArray() ? value.getAsJsonArray() : new JsonArray()) {
            if (each.isJsonObject()) {
                objects.add(new Members(each.getAsJsonObject(), path + name + ".", unread));
            }
        }
        boolean isWhole = value.isJsonArray() && value.getAsJsonArray().size() == objects.size();
        if (!isWhole) {
            note(name, null);
        }
        return objects;
    }

    boolean has(String name) {
        return !isAbsent(json.get(name));
    }

    /** It is there and makes no sense, or it is not there and has to be. */
    void note(String name, String told) {
        unread.add(UnreadableAnswerException.shown(path + name, told));
    }

    UnreadableAnswerException unreadable(String name) {
        JsonElement value = json.get(name);
        return new UnreadableAnswerException(path + name, isText(value) ? value.getAsString() : null);
    }

    private <T> T read(String name, Function<String, T> reading) {
        JsonElement value = json.get(name);
        if (isAbsent(value)) {
            return null;
        }
        T read = isText(value) ? reading.apply(value.getAsString()) : null;
        if (read == null) {
            note(name, isText(value) ? value.getAsString() : null);
        }
        return read;
    }

    private static boolean isAbsent(JsonElement value) {
        return value == null || value.isJsonNull() || isText(value) && value.getAsString().isEmpty();
    }

    /** A number or a truth value is as good as its text. */
    private static boolean isText(JsonElement value) {
        return value != null && value.isJsonPrimitive();
    }
}
