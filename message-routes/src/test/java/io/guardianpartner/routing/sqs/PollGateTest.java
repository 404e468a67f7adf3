package io.guardianpartner.routing.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class PollGateTest {

    private final PollGate polls = new PollGate();

    @Test
    void noPollBeginsInAPauseAndOneUnderWayIsWaitedFor() throws InterruptedException {
        assertThat(polls.begin()).isTrue();
        polls.pause();

        assertThat(polls.begin()).isFalse();
        assertThat(polls.areClosed()).isFalse();
        assertThat(polls.awaitLast(Duration.ofMillis(1))).isFalse();
        Thread poll = new Thread(polls::end);
        poll.start();
        assertThat(polls.awaitLast(Duration.ofSeconds(30))).isTrue();
        poll.join();

        polls.goOn();
        assertThat(polls.begin()).isTrue();
    }

    @Test
    void theEndOfAPauseOpensNothingThatIsClosed() {
        polls.pause();
        polls.close();
        polls.goOn();

        assertThat(polls.begin()).isFalse();
        assertThat(polls.areClosed()).isTrue();
    }
}
