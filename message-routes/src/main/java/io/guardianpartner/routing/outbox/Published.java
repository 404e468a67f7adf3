package io.guardianpartner.routing.outbox;

import java.util.List;

/**
 * A batch after publishing.
 *
 * @param outcomes one for each message of the batch, in its order
 */
record Published<B extends Batch>(B batch, List<PublishOutcome> outcomes) {

    Published {
        outcomes = List.copyOf(outcomes);
    }

    boolean allTried() {
        return outcomes.stream().noneMatch(outcome -> outcome.is(PublishOutcome.Kind.UNTRIED));
    }
}
