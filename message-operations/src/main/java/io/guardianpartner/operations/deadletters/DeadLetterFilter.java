package io.guardianpartner.operations.deadletters;

import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A choice of dead letters. An empty set and a null time choose all.
 *
 * @param outcomes
 *            {@code invalid}, {@code rejected} …, {@link DeadLetter#NO_OUTCOME}
 * @param messageIds
 *            as {@link DeadLetter#messageId} says them
 * @param before
 *            only letters that have waited since before
 * @param after
 *            only letters that have waited since after
 */
public record DeadLetterFilter(Set<String> outcomes, Set<String> types, Set<String> messageIds, Instant before,
    Instant after) implements Predicate<DeadLetter> {

    public DeadLetterFilter {
        outcomes = Set.copyOf(outcomes);
        types = Set.copyOf(types);
        messageIds = Set.copyOf(messageIds);
    }

    @Override
    public boolean test(DeadLetter letter) {
        return (outcomes.isEmpty() || outcomes.contains(letter.outcome()))
            && (types.isEmpty() || types.contains(letter.type()))
            && (messageIds.isEmpty() || messageIds.contains(letter.messageId()))
            && (before == null || letter.at().isBefore(before))
            && (after == null || letter.at().isAfter(after));
    }
}
