package io.guardianpartner.local.sns;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The parameters of a call in the AWS Query protocol, where lists and maps are flattened into numbered names:
 * {@code Attributes.entry.1.key}.
 */
final class Parameters {

    private final NavigableMap<String, String> form;
    private final String prefix;

    Parameters(Map<String, String> form) {
        this(new TreeMap<>(form), "");
    }

    private Parameters(NavigableMap<String, String> form, String prefix) {
        this.form = form;
        this.prefix = prefix;
    }

    /** Null if it is not there. */
    String get(String name) {
        return form.get(prefix + name);
    }

    String get(String name, String otherwise) {
        String value = get(name);
        return value == null ? otherwise : value;
    }

    String required(String name) {
        String value = get(name);
        if (value == null || value.isEmpty()) {
            throw SnsFault.invalid(name + " Reason: no value for required parameter");
        }
        return value;
    }

    /** The elements of a list of structures, such as {@code PublishBatchRequestEntries.member}. */
    List<Parameters> list(String name) {
        List<Parameters> elements = new ArrayList<>();
        for (int i = 1; has(prefix + name + "." + i + "."); i++) {
            elements.add(new Parameters(form, prefix + name + "." + i + "."));
        }
        return elements;
    }

    /** The entries of a map of strings, such as {@code Attributes.entry}. */
    Map<String, String> map(String name) {
        Map<String, String> entries = new LinkedHashMap<>();
        for (Parameters entry : list(name)) {
            entries.put(entry.required("key"), entry.get("value", ""));
        }
        return entries;
    }

    private boolean has(String start) {
        String next = form.ceilingKey(start);
        return next != null && next.startsWith(start);
    }
}
