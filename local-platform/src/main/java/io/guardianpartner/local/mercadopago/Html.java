package io.guardianpartner.local.mercadopago;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Markup, made of elements only. Text and values of attributes are always escaped: nobody's text becomes markup.
 *
 * @param markup what a browser reads
 */
record Html(String markup) {

    static final Html NONE = new Html("");

    private static final Set<String> EMPTY = Set.of("img", "input", "link", "meta");

    static Html text(Object text) {
        return new Html(escaped(String.valueOf(text)));
    }

    static Html tag(String name, Html... children) {
        return tag(name, Map.of(), children);
    }

    /** @param attributes by name; one with an empty value stands for itself */
    static Html tag(String name, Map<String, String> attributes, Html... children) {
        String opened = "<" + name + attributes.entrySet().stream().sorted(Map.Entry.comparingByKey())
            .map(attribute -> " " + attribute.getKey() + "=\"" + escaped(attribute.getValue()) + "\"")
            .collect(Collectors.joining()) + ">";
        return new Html(EMPTY.contains(name) ? opened : opened + all(List.of(children)).markup + "</" + name + ">");
    }

    static Html all(List<Html> parts) {
        return new Html(parts.stream().map(Html::markup).collect(Collectors.joining()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
            .replace("'", "&#39;");
    }
}
