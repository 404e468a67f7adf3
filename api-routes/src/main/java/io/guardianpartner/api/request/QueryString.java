package io.guardianpartner.api.request;

import java.io.ByteArrayOutputStream;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import io.guardianpartner.api.ProblemException;

/**
 * The parameters of a query, as forms encode them (WHATWG URL, section 5.1), with nothing guessed: the web server's own
 * reading leaves out what it cannot decode, and the parameter would count as not given.
 */
final class QueryString {

    private static final int ESCAPE = 3;

    private QueryString() {}

    /**
     * The values of each parameter, in their order.
     *
     * @param raw as it stands in the request line; null without a query
     * @throws ProblemException 400 if an escape is none, or the bytes are no UTF-8
     */
    static Map<String, List<String>> parse(String raw) {
        Map<String, List<String>> parameters = new HashMap<>();
        if (raw == null) {
            return parameters;
        }
        for (String pair : raw.split("&")) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
            parameters.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
        }
        return parameters;
    }

    private static String decoded(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        try {
            for (int at = 0; at < text.length(); at++) {
                char c = text.charAt(at);
                if (c == '%') {
                    bytes.write(HexFormat.fromHexDigits(text, at + 1, at + ESCAPE));
                    at += ESCAPE - 1;
                } else {
                    // The web server reads the request line byte by byte, as ISO 8859-1.
                    bytes.write(c == '+' ? ' ' : c);
                }
            }
            return Utf8.text(bytes.toByteArray());
        } catch (IllegalArgumentException | IndexOutOfBoundsException | CharacterCodingException e) {
            throw ProblemException.of(400, "The query cannot be decoded: it must be percent-encoded UTF-8.");
        }
    }
}
