package io.guardianpartner.payments.broker.mercadopago;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** Reads from an error's body what may be shown: its codes. Descriptions may repeat what the payer entered. */
final class MercadoPagoErrors {

    /** So few and so short that they fit into what others are told: 500 characters. */
    private static final int MOST_CODES = 8;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,40}");

    private MercadoPagoErrors() {}

    /**
     * Whether this is how Mercado Pago words its refusals: an object with an error or causes, or with a message and its own
     * status. What a proxy, a gateway or a firewall answers in front of it proves nothing.
     */
    static boolean isTheirs(String body) {
        JsonObject error = object(body);
        boolean isNamed = isText(error.get("error")) || error.get("cause") != null && error.get("cause").isJsonArray();
        return isNamed || isText(error.get("message")) && isText(error.get("status"));
    }

    /** @return {@code ", codes bad_request, 4037"}, or nothing if there are none */
    static String codes(String body) {
        List<String> codes = codes(object(body));
        return codes.isEmpty()
            ? ""
            : ", codes " + codes.stream().limit(MOST_CODES).collect(Collectors.joining(", "));
    }

    /** An empty one if it is none. */
    private static JsonObject object(String body) {
        try {
            JsonElement error = body == null ? null : JsonParser.parseString(body);
            return error != null && error.isJsonObject() ? error.getAsJsonObject() : new JsonObject();
        } catch (JsonParseException e) {
            return new JsonObject();
        }
    }

    private static boolean isText(JsonElement value) {
        return value != null && value.isJsonPrimitive();
    }

    private static List<String> codes(JsonObject error) {
        List<String> codes = new ArrayList<>();
        addCode(error.get("error"), codes);
        if (error.get("cause") != null && error.get("cause").isJsonArray()) {
            error.getAsJsonArray("cause").forEach(cause -> {
                if (cause.isJsonObject()) {
                    addCode(cause.getAsJsonObject().get("code"), codes);
                }
            });
        }
        return codes;
    }

    private static void addCode(JsonElement code, List<String> codes) {
        if (isText(code) && CODE.matcher(code.getAsString()).matches()) {
            codes.add(code.getAsString());
        }
    }
}
