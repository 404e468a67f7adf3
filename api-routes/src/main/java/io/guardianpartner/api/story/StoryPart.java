package io.guardianpartner.api.story;

import java.util.List;

import jakarta.validation.constraints.NotNull;

/**
 * The part of an order's story that one service tells; empty if it never heard of the order.
 *
 * @param service its queue
 * @param entries in no order that others may rely on
 * @param notes what a reader has to know: what is not kept (any more)
 */
public record StoryPart(@NotNull String service, @NotNull List<Waiting> waitsFor, @NotNull List<StoryEntry> entries,
    @NotNull List<String> notes) {

    public StoryPart {
        waitsFor = List.copyOf(waitsFor);
        entries = List.copyOf(entries);
        notes = List.copyOf(notes);
    }
}
