package io.guardianpartner.api.request;

import java.nio.charset.CharacterCodingException;
import java.util.regex.Pattern;

import io.guardianpartner.api.ProblemException;

/** The bytes of a JSON body, which are UTF-8 (RFC 8259, section 8.1). */
final class JsonBody {

    /** White space of JSON around nothing, or around {@code null}. */
    private static final Pattern NOTHING = Pattern.compile("[ \\t\\r\\n]*+(?:null[ \\t\\r\\n]*+)?");

    private JsonBody() {}

    /**
     * The body as routes read it. A body without content and the value {@code null} are the same as no body, so that an
     * optional body has one way of being absent.
     *
     * @throws ProblemException 400 if it is in another encoding. Jackson would detect UTF-16 and UTF-32, in which each
     *     character of JSON's syntax has a zero byte; JSON in UTF-8 has none
     */
    static byte[] of(byte[] sent) {
        String text;
        try {
            text = Utf8.text(sent);
        } catch (CharacterCodingException e) {
            throw notUtf8();
        }
        if (text.indexOf('\0') >= 0) {
            throw notUtf8();
        }
        return NOTHING.matcher(text).matches() ? new byte[0] : sent;
    }

    private static ProblemException notUtf8() {
        return ProblemException.malformed("", "The request body must be UTF-8.");
    }
}
