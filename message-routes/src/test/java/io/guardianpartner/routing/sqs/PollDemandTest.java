package io.guardianpartner.routing.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class PollDemandTest {

    private static final int HANDLERS = 12;
    private static final int MOST = 6;

    private final PollDemand demand = new PollDemand(MOST);

    @Test
    void onePollIsUnderWayWhileNothingComes() {
        assertThat(demand.wantsPoll(0, 0, HANDLERS)).isTrue();
        assertThat(demand.wantsPoll(1, 0, HANDLERS)).isFalse();
        demand.answered(0, 10, 0, HANDLERS);
        assertThat(polls()).isOne();
    }

    @Test
    void nothingIsAskedForInAdvanceOfSlowHandlers() {
        assertThat(demand.wantsPoll(0, 0, 0)).isFalse();
        demand.answered(10, 10, 0, HANDLERS);
        taken(10);
        demand.answered(1, 10, 0, 2);
        taken(1);

        assertThat(demand.wantsPoll(0, 0, 0)).isFalse();
        assertThat(demand.wantsPoll(0, 1, 1)).isFalse();
    }

    @Test
    void pollsDoubleUpToTheLimitWhileHandlersAreFaster() {
        demand.answered(10, 10, 0, HANDLERS);
        assertThat(polls()).as("whether they are fast is not known yet").isOne();
        for (int expected : new int[]{2, 4, MOST, MOST}) {
            taken(10);
            demand.answered(10, 10, 0, HANDLERS);
            assertThat(polls()).isEqualTo(expected);
        }
    }

    @Test
    void whatIsAskedForInAdvanceIsBounded() {
        fullSpeed();

        assertThat(demand.wantsPoll(MOST, 0, HANDLERS)).isFalse();
        assertThat(demand.wantsPoll(0, 10 * (MOST - 1), 0)).isFalse();
        assertThat(demand.wantsPoll(3, 10 * (MOST - 4), 0)).isFalse();
        assertThat(demand.wantsPoll(3, 10 * (MOST - 4) - 1, 0)).isTrue();
    }

    @Test
    void answersThatAreLessThanHalfFullTakeAwayOnePollEach() {
        fullSpeed();
        taken(4);
        demand.answered(4, 10, 0, HANDLERS);
        assertThat(polls()).isEqualTo(MOST - 1);
        demand.answered(4, 10, 0, HANDLERS);
        assertThat(polls()).isEqualTo(MOST - 2);
    }

    @Test
    void anEmptyAnswerTakesAwayAllButOne() {
        fullSpeed();
        demand.answered(0, 10, 0, HANDLERS);
        assertThat(polls()).isOne();
    }

    @Test
    void whereMessagesWaitForHandlersThereAreFewerPolls() {
        fullSpeed();
        demand.answered(10, 10, 5 * MOST, 0);
        assertThat(polls()).isEqualTo(MOST - 1);
    }

    @Test
    void aFullAnswerIsMeasuredByWhatWasPermitted() {
        demand.answered(3, 3, 0, HANDLERS);
        taken(3);
        demand.answered(3, 3, 0, HANDLERS);
        assertThat(polls()).isEqualTo(2);
    }

    private void fullSpeed() {
        IntStream.range(0, 5).forEach(any -> {
            taken(10);
            demand.answered(10, 10, 0, HANDLERS);
        });
        assertThat(polls()).isEqualTo(MOST);
    }

    private void taken(int count) {
        IntStream.range(0, count).forEach(any -> demand.taken());
    }

    /** How many would be under way if handlers waited and nothing was here. */
    private int polls() {
        return (int) IntStream.iterate(0, underWay -> demand.wantsPoll(underWay, 0, HANDLERS), underWay -> underWay + 1)
            .count();
    }
}
