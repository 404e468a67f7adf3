package io.guardianpartner.local.sns;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A message's attribute as it was published.
 *
 * @param dataType String, String.Array, Number or Binary, perhaps with a custom suffix
 * @param value text; of Binary the base64
 */
record MessageAttribute(String dataType, String value) {

    /** Names that begin with AWS. or Amazon., in any case, are AWS's own. */
    private static final Pattern NAME = Pattern
        .compile("(?!(?i:aws|amazon)\\.)[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,9})?");
    private static final int NAME_LIMIT = 256;
    private static final int TYPE_LIMIT = 256;

    /** Reads {@code MessageAttributes.entry.N}, in the order given. */
    static Map<String, MessageAttribute> read(Parameters message) {
        Map<String, MessageAttribute> attributes = new LinkedHashMap<>();
        for (Parameters entry : message.list("MessageAttributes.entry")) {
            String name = entry.required("Name");
            if (name.length() > NAME_LIMIT || !NAME.matcher(name).matches()) {
                throw SnsFault.invalidValue("The message attribute name '" + name + "' is not valid.");
            }
            if (attributes.put(name, attribute(name, entry)) != null) {
                throw SnsFault.invalidValue("The message attribute '" + name + "' is given twice.");
            }
        }
        return attributes;
    }

    boolean isNumber() {
        return is("Number");
    }

    /** The value of a Number. */
    BigDecimal number() {
        String trimmed = value.trim();
        if (!NUMBER.matcher(trimmed).matches()) {
            throw new NumberFormatException("no number in ASCII: " + trimmed);
        }
        return new BigDecimal(trimmed);
    }

    boolean isBinary() {
        return is("Binary");
    }

    boolean isArray() {
        return dataType.equals("String.Array");
    }

    /** Its share of the message's size, in bytes. */
    int size(String name) {
        int content = isBinary() ? Base64.getDecoder().decode(value).length : bytes(value);
        return bytes(name) + bytes(dataType) + content;
    }

    private boolean is(String type) {
        return dataType.equals(type) || dataType.startsWith(type + ".");
    }

    private static MessageAttribute attribute(String name, Parameters entry) {
        String type = entry.get("Value.DataType", "");
        if (bytes(type) > TYPE_LIMIT) {
            throw SnsFault.invalidValue("The message attribute '" + name + "' has a type of more than " + TYPE_LIMIT
                + " bytes.");
        }
        MessageAttribute probe = new MessageAttribute(type, "");
        if (!probe.is("String") && !probe.isNumber() && !probe.isBinary()) {
            throw SnsFault.invalidValue("The message attribute '" + name + "' has an invalid message attribute type,"
                + " the set of supported type prefixes is Binary, Number, and String.");
        }
        String value = entry.get(probe.isBinary() ? "Value.BinaryValue" : "Value.StringValue", "");
        if (value.isEmpty()) {
            throw SnsFault.invalidValue("The message attribute '" + name + "' must contain non-empty message attribute"
                + " value for message attribute type '" + type + "'.");
        }
        MessageAttribute attribute = new MessageAttribute(type, value);
        attribute.checkValue(name);
        return attribute;
    }

    private void checkValue(String name) {
        try {
            if (isNumber()) {
                number();
            } else if (isBinary()) {
                Base64.getDecoder().decode(value);
            }
        } catch (IllegalArgumentException e) {
            throw SnsFault.invalidValue("Could not cast message attribute '" + name + "' value to " + dataType + ".");
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
