package io.guardianpartner.auth.http;

import java.util.Map;
import java.util.Optional;

/** The members of a request's body, of which only texts are read. */
public record Fields(Map<String, Object> members) {

    /**
     * A text that has to be there.
     *
     * @param longest in characters
     *
     * @throws Problem 400 if it is missing, empty, too long or no text
     */
    public String text(String name, int longest) {
        return optional(name, longest).orElseThrow(() -> Problem.malformed(name + " is missing."));
    }

    /** @throws Problem 400 if it is there and empty, too long or no text */
    public Optional<String> optional(String name, int longest) {
        Object value = members.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text) || text.isBlank() || text.length() > longest) {
            throw Problem.malformed(name + " has to be a text of 1 to " + longest + " characters.");
        }
        return Optional.of(text);
    }

    public boolean has(String name) {
        return members.get(name) != null;
    }

    /** Says nothing of what is personal. */
    @Override
    public String toString() {
        return "Fields" + members.keySet();
    }
}
