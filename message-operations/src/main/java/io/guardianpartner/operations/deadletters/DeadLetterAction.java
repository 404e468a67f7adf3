package io.guardianpartner.operations.deadletters;

import java.util.List;
import java.util.function.Function;

/** An action on the dead letters that were chosen: it replays or deletes them, or prints them. */
public interface DeadLetterAction {

    /**
     * Applies to some letters of one queue, at most ten.
     *
     * @param queueUrl
     *            the dead-letter queue's
     * @param receipts
     *            by which each is deleted
     *
     * @return those that are not in their queue any more
     */
    List<DeadLetter> apply(List<DeadLetter> letters, String queueUrl, Function<DeadLetter, String> receipts);
}
