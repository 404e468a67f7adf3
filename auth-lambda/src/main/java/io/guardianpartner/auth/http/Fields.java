package io.guardianpartner.auth.http;

import java.util.Map;
import java.util.Optional;

import io.guardianpartner.message.text.Text;

/** The members of a request's body, of which only texts are read. */
public record Fields(Map<String, Object> members) {

    /**
     * A text that has to be there.
     *
     * @param longest in characters, of which an emoji is one
     *
     * @throws Problem 400 if it is missing, empty, too long or no text; 422 if it has characters that no text has
     */
    public String text(String name, int longest) {
        return optional(name, longest).orElseThrow(() -> Problem.malformed(name + " is missing."));
    }

    /** @throws Problem 400 if it is there and empty, too long or no text; 422 if it has characters that no text has */
    public Optional<String> optional(String name, int longest) {
        Object value = members.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text) || text.isBlank() || Text.length(text) > longest) {
            throw Problem.malformed(name + " has to be a text of 1 to " + longest + " characters.");
        }
        if (!Text.isClean(text)) {
            throw Problem.unprocessable(name + " has characters that no text has.");
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
