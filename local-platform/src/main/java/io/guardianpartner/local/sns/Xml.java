package io.guardianpartner.local.sns;

import java.util.Map;

/**
 * Writes the XML of answers and escapes text. XMLStreamWriter does not escape a carriage return, which readers turn
 * into a line feed.
 */
final class Xml {

    static final String NAMESPACE = "http://sns.amazonaws.com/doc/2010-03-31/";

    private final StringBuilder text = new StringBuilder();

    Xml element(String name, String value) {
        text.append('<').append(name).append('>');
        escape(value);
        text.append("</").append(name).append('>');
        return this;
    }

    Xml element(String name, Xml inner) {
        text.append('<').append(name).append('>').append(inner.text).append("</").append(name).append('>');
        return this;
    }

    Xml map(String name, Map<String, String> entries) {
        Xml inner = new Xml();
        entries.forEach((key, value) -> inner.element("entry", new Xml().element("key", key).element("value", value)));
        return element(name, inner);
    }

    /** The whole document: an element in SNS's namespace around everything so far. */
    String document(String root) {
        return "<" + root + " xmlns=\"" + NAMESPACE + "\">" + text + "</" + root + ">";
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '&' -> text.append("&amp;");
                case '"' -> text.append("&quot;");
                case '\r' -> text.append("&#xD;");
                default -> text.append(c);
            }
        }
    }
}
