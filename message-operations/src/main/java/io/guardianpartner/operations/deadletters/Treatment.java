package io.guardianpartner.operations.deadletters;

import java.util.List;
import java.util.function.Function;

/** What is done with the dead letters that were chosen. */
public interface Treatment {

    /**
     * Treats some letters of one queue, at most ten.
     *
     * @param queueUrl
     *            the dead-letter queue's
     * @param receipts
     *            by which each is deleted
     *
     * @return those that are not in their queue any more
     */
    List<DeadLetter> treat(List<DeadLetter> letters, String queueUrl, Function<DeadLetter, String> receipts);
}
