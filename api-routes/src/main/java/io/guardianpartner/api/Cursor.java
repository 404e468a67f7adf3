package io.guardianpartner.api;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.guardianpartner.message.Json;

/**
 * A place in a list, where its next page begins. For callers it is opaque: base64url without padding (RFC 4648, section 5) over a
 * JSON object. It is no secret and no proof: a reader treats its values as input.
 */
public final class Cursor {

    public static final int MAX_LENGTH = 1024;
    private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};

    private final Map<String, String> values;

    private Cursor(Map<String, String> values) {
        this.values = new TreeMap<>(values);
    }

    public static Cursor of(Map<String, String> values) {
        return new Cursor(values);
    }

    /**
     * @param text what {@link #toString()} once gave
     * @throws ProblemException 400 when it is anything else
     */
    public static Cursor parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw malformed();
        }
        try {
            byte[] json = Base64.getUrlDecoder().decode(text);
            Map<String, String> values = Json.mapper().readValue(utf8(json), VALUES);
            if (values == null || values.containsValue(null)) {
                throw malformed();
            }
            return new Cursor(values);
        } catch (IllegalArgumentException | IOException e) {
            throw malformed();
        }
    }

    /**
     * @return the value of that name
     * @throws ProblemException 400 when the cursor has none: it was made for another list
     */
    public String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw malformed();
        }
        return value;
    }

    public Map<String, String> values() {
        return Map.copyOf(values);
    }

    /** @return the opaque form, safe in a query string */
    @Override
    public String toString() {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.mapper().writeValueAsBytes(values));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String utf8(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    private static ProblemException malformed() {
        return ProblemException.malformedParameter("cursor", "is not a cursor of this list");
    }
}
