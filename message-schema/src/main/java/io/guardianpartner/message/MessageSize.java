package io.guardianpartner.message;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The size of a message as SNS and SQS count it: its body, and the names, types and values of its attributes, in UTF-8. */
public final class MessageSize {

    /** What SNS carries at most in one message, in bytes. */
    public static final int LIMIT = 256 * 1024;

    /** What SQS carries at most in one message, in bytes: more, so that what came fits beside why it was parked. */
    public static final int QUEUE_LIMIT = 1024 * 1024;

    private static final int TYPE_BYTES = "String".length();

    private MessageSize() {}

    /** @return bytes, all attributes being strings */
    public static long of(String body, Map<String, String> attributes) {
        long bytes = utf8(body);
        for (var attribute : attributes.entrySet()) {
            bytes += utf8(attribute.getKey()) + TYPE_BYTES + utf8(attribute.getValue());
        }
        return bytes;
    }

    private static long utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
