package io.guardianpartner.api.story;

import java.time.Instant;
import java.util.UUID;

/** Entries of a story that are about nothing but a message, as inbox and outbox keep it. */
public final class MessageEntries {

    private MessageEntries() {}

    /**
     * A message that was taken up; what it did is told by other entries, or it came too late to do anything.
     *
     * @param type null if it was not kept
     */
    public static StoryEntry takenUp(String service, Instant at, UUID id, String type) {
        return StoryEntry.of(at, service, StoryKind.MESSAGE_IN, "took up " + (type == null ? "a message" : type),
            Actor.MESSAGE).with(new StoryMessage(id, type, StoryMessage.HANDLED));
    }

    /**
     * A message that was told.
     *
     * @param publishedAt null if SNS has not taken it
     * @param refusal what SNS said against it; null if nothing
     * @param isRefused whether that is for good
     */
    public static StoryEntry told(String service, Instant at, UUID id, String type, Instant publishedAt,
        String refusal, boolean isRefused) {
        String outcome = publishedAt == null ? StoryMessage.WAITING : StoryMessage.PUBLISHED;
        return StoryEntry.of(at, service, StoryKind.MESSAGE_OUT, "told " + type, null)
            .with(new StoryMessage(id, type, isRefused ? StoryMessage.REFUSED : outcome))
            .with("publishedAt", publishedAt).with("refusal", publishedAt == null ? refusal : null);
    }
}
