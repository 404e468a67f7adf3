package io.guardianpartner.api.story;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;

/**
 * One thing that happened to an order. Kinds and roles are text: a newer service may tell of some that this version does not know,
 * and they are handed on as they are.
 *
 * @param service the queue of the service that tells it
 * @param kind a {@link StoryKind}, or a later one
 * @param what in a few words
 * @param by who did it, an {@link Actor} or a later one; absent if that was not kept
 * @param message what caused it, or what was told; absent if it is not about a message
 * @param details more of it by name, sorted; absent if there is nothing more
 */
public record StoryEntry(@NotNull Instant at, @NotNull String service, @NotNull String kind, @NotNull String what,
    String by, StoryMessage message,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> details) {

    public StoryEntry {
        details = details == null ? Map.of() : new TreeMap<>(details);
    }

    /** @param by null if that was not kept */
    public static StoryEntry of(Instant at, String service, StoryKind kind, String what, Actor by) {
        return new StoryEntry(at, service, kind.name(), what, by == null ? null : by.name(), null, Map.of());
    }

    /** @param role as it was kept; null if it was not */
    public StoryEntry doneBy(String role) {
        return new StoryEntry(at, service, kind, what, role, message, details);
    }

    public StoryEntry with(StoryMessage about) {
        return new StoryEntry(at, service, kind, what, by, about, details);
    }

    /** With one more detail; null is none. */
    public StoryEntry with(String name, Object value) {
        if (value == null) {
            return this;
        }
        Map<String, String> more = new TreeMap<>(details);
        more.put(name, value.toString());
        return new StoryEntry(at, service, kind, what, by, message, more);
    }
}
