package io.guardianpartner.api.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class WaitsTest {

    private final Waits waits = new Waits(
        new WaitProperties(Duration.ofSeconds(25), 3, 2, Duration.ZERO, Duration.ZERO));

    @BeforeEach
    void start() {
        waits.start();
    }

    @Test
    void aChangeBetweenReadingAndWaitingIsNotMissed() {
        Wait wait = listening("a");

        waits.tell("a", () -> "2");

        assertThat(wait.hold("1")).isCompletedWithValue(true);
    }

    @Test
    void onlyAnotherStateOfTheSameWakes() {
        CompletableFuture<Boolean> changed = listening("a").hold("1");

        waits.tell("a", () -> "1");
        waits.tell("b", () -> "2");
        assertThat(changed).isNotDone();

        waits.tell("a", () -> "2");
        assertThat(changed).isCompletedWithValue(true);
    }

    @Test
    void whoIsWokenListensAnewBeforeItReadsAgain() {
        Wait wait = begun();
        Exchange exchange = watch(wait, "a");
        CompletableFuture<Boolean> first = wait.hold("1");
        waits.tell("a", () -> "2");
        assertThat(first).isCompletedWithValue(true);

        waits.watch(exchange, "a");
        CompletableFuture<Boolean> second = wait.hold("2");

        assertThat(second).isNotDone();
        waits.tell("a", () -> "3");
        assertThat(second).isCompletedWithValue(true);
        assertThat(waits.waiting()).isOne();
    }

    @Test
    void thereAreSoManyPlacesInAllAndForOneThing() {
        Wait first = listening("a");
        listening("a");
        assertThat(listening("a").key()).as("a third of one").isNull();
        listening("b");
        assertThat(listening("c").key()).as("a fourth").isNull();

        waits.close(first);

        assertThat(listening("c").key()).isEqualTo("c");
        assertThat(waits.waiting()).isEqualTo(3);
    }

    @Test
    void aTagIsMadeOnlyIfSomebodyWaits() {
        Wait wait = listening("a");
        waits.close(wait);

        waits.tell("a", () -> {
            throw new IllegalStateException("nobody waits");
        });
        assertThat(waits.waiting()).isZero();
        assertThat(waits.due(10)).isEmpty();
    }

    @Test
    void whatIsWaitedForIsDueOnceHoweverManyWait() {
        listening("a");
        listening("a");
        listening("b");

        assertThat(waits.due(10)).containsExactlyInAnyOrder("a", "b");
        assertThat(waits.due(1)).hasSize(1);
    }

    @Test
    void theTimesBetweenLooksDoubleUpToALongest() {
        Duration longest = Duration.ofSeconds(7);
        Awaited awaited = new Awaited(Duration.ofSeconds(2), 0);

        assertThat(awaited.isDue(Duration.ofMillis(1_999).toNanos(), longest)).isFalse();
        assertThat(awaited.isDue(Duration.ofSeconds(2).toNanos(), longest)).isTrue();
        assertThat(awaited.isDue(Duration.ofMillis(5_999).toNanos(), longest)).isFalse();
        assertThat(awaited.isDue(Duration.ofSeconds(6).toNanos(), longest)).isTrue();
        assertThat(awaited.isDue(Duration.ofMillis(12_999).toNanos(), longest)).isFalse();
        assertThat(awaited.isDue(Duration.ofSeconds(13).toNanos(), longest)).isTrue();
        assertThat(awaited.isDue(Duration.ofSeconds(20).toNanos(), longest)).isTrue();
    }

    @Test
    void aStopAnswersWhoWaitsAndWhoIsAboutTo() {
        Wait wait = listening("a");
        Wait reading = listening("b");
        CompletableFuture<Boolean> changed = wait.hold("1");

        waits.stop();

        assertThat(changed).isCompletedWithValue(false);
        assertThat(reading.hold("1")).isCompletedWithValue(false);
        assertThat(waits.begin(request())).isNull();
    }

    private Wait listening(String key) {
        Wait wait = begun();
        watch(wait, key);
        return wait;
    }

    private Wait begun() {
        return waits.begin(request());
    }

    private Exchange watch(Wait wait, String key) {
        MockHttpServletRequest request = request();
        request.setAttribute(Wait.class.getName(), wait);
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        Waits.enter(exchange, request);
        waits.watch(exchange, key);
        return exchange;
    }

    private static MockHttpServletRequest request() {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/v1/orders/1");
        request.addHeader("If-None-Match", "\"1\"");
        request.addHeader("Prefer", "wait=20");
        return request;
    }
}
