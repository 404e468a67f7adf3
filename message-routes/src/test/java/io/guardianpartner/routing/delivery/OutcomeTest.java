package io.guardianpartner.routing.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.guardianpartner.operations.deadletters.DeadLetter;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    private static final Set<Outcome> NOT_PARKED = EnumSet.of(Outcome.HANDLED, Outcome.MISROUTED, Outcome.IGNORED,
        Outcome.DUPLICATE, Outcome.STALE, Outcome.RETRIED);

    @Test
    void operatorsCanAskForEveryOutcomeWithWhichMessagesAreParked() {
        List<String> parked = EnumSet.complementOf(EnumSet.copyOf(NOT_PARKED)).stream().map(Outcome::tag).toList();

        assertThat(DeadLetter.OUTCOMES).filteredOn(outcome -> !outcome.equals(DeadLetter.NO_OUTCOME))
            .containsExactlyInAnyOrderElementsOf(parked);
    }
}
