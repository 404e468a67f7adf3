package io.guardianpartner.payments.webhook;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.guardianpartner.message.Json;

/**
 * The body of a notification as it is kept. It is not signed, decides nothing, and may hold anything; so of a JSON object these
 * members are kept, as they came, and of all bodies the size and the SHA-256, by which one can be told from another:
 * <ul>
 * <li>{@code id}, by which repetitions are known, and {@code data.id}, to be held against the signed one;</li>
 * <li>{@code type}, {@code action} and {@code date_created}: what happened and when, for whoever asks why we looked;</li>
 * <li>{@code user_id}, {@code live_mode} and {@code api_version}: the seller's own account that notified, and how. Of the payer a
 * notification says nothing that is needed.</li>
 * </ul>
 * A member that is no short, printable value is left out, so what is kept has a largest size, and no text of people is in it.
 *
 * @param kept JSON; null if the body is no JSON object, or larger than one is worth to be read
 * @param id of the notification; null if it tells none
 * @param hash SHA-256 of the whole body, hex
 * @param bytes its size
 */
record NotificationBody(String kept, String id, String hash, int bytes) {

    /** Thirty times what Mercado Pago sends. */
    static final int LARGEST_READ = 16 * 1024;

    private static final List<String> NEEDED = List.of("id", "type", "action", "date_created", "user_id", "live_mode",
        "api_version");
    private static final String DATA = "data";
    private static final String ID = "id";
    private static final Pattern SHORT_AND_PRINTABLE = Pattern.compile("[\\x21-\\x7e]{1,64}");

    /** @param sent null for none */
    static NotificationBody of(byte[] sent) {
        byte[] bytes = sent == null ? new byte[0] : sent;
        JsonNode kept = kept(bytes);
        return new NotificationBody(kept == null ? null : kept.toString(),
            kept == null || !kept.has(ID) ? null : kept.get(ID).asText(), hash(bytes), bytes.length);
    }

    private static JsonNode kept(byte[] bytes) {
        JsonNode body = read(bytes);
        if (body == null || !body.isObject()) {
            return null;
        }
        ObjectNode kept = Json.mapper().createObjectNode();
        NEEDED.forEach(name -> keep(body, name, kept));
        ObjectNode data = Json.mapper().createObjectNode();
        keep(body.path(DATA), ID, data);
        if (!data.isEmpty()) {
            kept.set(DATA, data);
        }
        return kept;
    }

    private static void keep(JsonNode body, String name, ObjectNode kept) {
        JsonNode value = body.path(name);
        if (value.isValueNode() && !value.isNull() && SHORT_AND_PRINTABLE.matcher(value.asText()).matches()) {
            kept.set(name, value);
        }
    }

    /** @return null if it is no JSON, or too long to be worth the reading */
    private static JsonNode read(byte[] bytes) {
        if (bytes.length > LARGEST_READ) {
            return null;
        }
        try {
            return Json.mapper().readTree(bytes);
        } catch (IOException e) {
            return null;
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
