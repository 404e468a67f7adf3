package io.guardianpartner.api.story;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.NotNull;

/**
 * All that happened to an order.
 *
 * @param entries in order of time; of the same time, in the order of the parts
 * @param notes what is missing, and why
 */
public record Story(@NotNull UUID orderId, @NotNull String trackingNumber, @NotNull String status,
    @NotNull List<Waiting> waitsFor, @NotNull List<StoryEntry> entries, @NotNull List<String> notes) {

    /** Puts the parts of the services together. */
    public static Story of(UUID orderId, String trackingNumber, String status, List<StoryPart> parts) {
        return new Story(orderId, trackingNumber, status,
            parts.stream().flatMap(part -> part.waitsFor().stream()).toList(),
            parts.stream().flatMap(part -> part.entries().stream()).sorted(Comparator.comparing(StoryEntry::at))
                .toList(),
            parts.stream().flatMap(part -> part.notes().stream()).toList());
    }
}
