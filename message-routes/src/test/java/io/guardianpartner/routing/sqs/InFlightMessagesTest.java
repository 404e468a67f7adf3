package io.guardianpartner.routing.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class InFlightMessagesTest {

    private final InFlightMessages messages = new InFlightMessages(System::nanoTime);

    @Test
    void thereAreNoneWhenTheLastIsGone() throws InterruptedException {
        messages.add("queue", "a", 30);
        messages.add("queue", "b", 30);

        assertThat(messages.awaitEmpty(Duration.ofMillis(1))).isFalse();
        messages.remove("a");
        assertThat(messages.awaitEmpty(Duration.ofMillis(1))).isFalse();
        Thread handler = new Thread(() -> messages.remove("b"));
        handler.start();
        assertThat(messages.awaitEmpty(Duration.ofSeconds(30))).isTrue();
        handler.join();
    }

    @Test
    void whereThereAreNoneNobodyWaits() {
        assertThat(messages.awaitEmpty(Duration.ZERO)).isTrue();
    }
}
