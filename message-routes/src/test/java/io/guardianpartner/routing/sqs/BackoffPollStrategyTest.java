package io.guardianpartner.routing.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Reads from the log how long a poller waits: nothing waits, because the polls are closed. */
@ExtendWith(OutputCaptureExtension.class)
@Isolated("others log the same")
class BackoffPollStrategyTest {

    private static final Pattern PAUSE = Pattern.compile("next try in (\\d+) s");

    private final PollGate polls = new PollGate();
    private final BackoffPollStrategy polling = new BackoffPollStrategy(polls);

    @BeforeEach
    void close() {
        polls.close();
    }

    @Test
    void oneHiccupIsOneFailureToEachThreadThatPolls(CapturedOutput log) throws InterruptedException {
        for (int i = 0; i < 6; i++) {
            var poller = new Thread(this::fail);
            poller.start();
            poller.join();
        }

        assertThat(pauses(log)).containsExactly("1", "1", "1", "1", "1", "1");
    }

    @Test
    void aQueueThatStaysAwayIsAskedEverMoreSeldomUntilItAnswers(CapturedOutput log) {
        for (int i = 0; i < 8; i++) {
            fail();
        }
        polling.commit(null, null, 0);
        fail();

        assertThat(pauses(log)).containsExactly("1", "2", "4", "8", "16", "30", "30", "30", "1");
    }

    private void fail() {
        assertThat(polling.rollback(null, null, 0, new IOException("transientFailures"))).isFalse();
    }

    private static List<String> pauses(CapturedOutput log) {
        return PAUSE.matcher(log.getAll()).results().map(result -> result.group(1)).toList();
    }
}
