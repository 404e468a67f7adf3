package io.guardianpartner.api.story;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;

/**
 * A message in a story.
 *
 * @param id its {@code messageId}
 * @param type absent if it was taken up by a version that did not keep it
 * @param outcome what became of it: {@code handled}, {@code published}, {@code waiting}, {@code refused}
 */
public record StoryMessage(@NotNull UUID id, String type, @NotNull String outcome) {

    public static final String HANDLED = "handled";
    public static final String PUBLISHED = "published";
    public static final String WAITING = "waiting";
    public static final String REFUSED = "refused";
}
