package io.guardianpartner.routing.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way of a page through the relay's routes; a page has one row. */
@RouteTest(classes = JdbcOutboxRelayRoutesTest.Routes.class, properties = "guardian.service=PAYMENTS_SERVICE")
@MockEndpointsAndSkip("direct:guardian-publish")
class JdbcOutboxRelayRoutesTest {

    private static final String TRANSACTION = "direct:guardian-outbox-transaction";
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration NEVER = Duration.ofHours(1);

    @Autowired
    private RouteRun run;
    @Autowired
    private Rows rows;
    @Autowired
    private SweepSchedule pace;

    /** An outbox table without a database. */
    static class Rows extends JdbcOutboxStore {

        private final AtomicInteger waiting = new AtomicInteger();
        private final AtomicInteger purges = new AtomicInteger();
        private volatile Consumer<Published<OutboxRows>> onMark = page -> {};

        Rows() {
            super(null, 1, NEVER, NEVER);
        }

        @Override
        OutboxRows claim() {
            return new OutboxRows(waiting.getAndUpdate(rows -> Math.max(0, rows - 1)) > 0
                ? List.of(new OutboxRows.Row(1, new OutboxMessage("{}", Map.of())))
                : List.of());
        }

        @Override
        Published<OutboxRows> mark(Published<OutboxRows> published) {
            onMark.accept(published);
            return published;
        }

        @Override
        Backlog backlog() {
            return Backlog.NONE;
        }

        @Override
        void purge() {
            purges.incrementAndGet();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Routes {

        @Bean
        Rows rows() {
            return new Rows();
        }

        @Bean
        SweepSchedule pace() {
            SweepSchedule pace = new SweepSchedule(SOON, NEVER, Clock.systemUTC());
            assertThat(pace.sweepIsDue()).isTrue();
            return pace;
        }

        @Bean
        RouteBuilder relay(Rows rows, SweepSchedule pace, ProducerTemplate camel) {
            return new JdbcOutboxRelay("payments",
                new OutboxProperties(SOON, NEVER, 1, 2, 1, NEVER, NEVER, NEVER, SOON, null), rows, pace,
                camel);
        }
    }

    @BeforeEach
    void snsTakesAll() {
        rows.onMark = page -> {};
        run.mock("direct:guardian-publish").whenAnyExchangeReceived(exchange -> {
            OutboxRows claimed = exchange.getMessage().getBody(OutboxRows.class);
            exchange.getMessage().setBody(all(claimed, PublishOutcome.PUBLISHED));
        });
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new AssertionError("no other page is claimed meanwhile", e);
        }
    }

    private static Published<OutboxRows> all(OutboxRows claimed, PublishOutcome outcome) {
        return new Published<>(claimed, claimed.rows().stream().map(row -> outcome).toList());
    }

    @Test
    void aPageIsClaimedPublishedAndMarkedInOneTransaction() {
        Exchange end = run.send(TRANSACTION, null);

        assertThat(end.getException()).isNull();
        assertThat(run.steps()).containsSubsequence("claim", "publish-page", "mark");
        assertThat(run.transactions()).contains("committed");
    }

    @Test
    void aPageThatCouldNotBePublishedIsGivenBack() {
        run.mock("direct:guardian-publish").whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("dies");
        });

        Exchange end = run.send(TRANSACTION, null);

        assertThat(end.getException()).isInstanceOf(IllegalStateException.class);
        assertThat(run.steps()).contains("publish-page").doesNotContain("mark");
        assertThat(run.transactions()).containsExactly("rolled back");
    }

    @Test
    void afterAFullPageTheRelayGoesOnUntilNothingIsLeft() {
        rows.waiting.set(2);

        run.send(RelayTrigger.ROWS, null);

        await().until(() -> run.steps().stream().filter("go-on"::equals).count() == 2);
        assertThat(rows.waiting).hasValue(0);
    }

    @Test
    void theNextPageIsClaimedWhileOneIsPublished() {
        rows.waiting.set(1);
        run.send(TRANSACTION, null);
        CyclicBarrier bothAreClaimed = new CyclicBarrier(2);
        AtomicInteger marked = new AtomicInteger();
        rows.onMark = page -> {
            if (!page.batch().isEmpty()) {
                meet(bothAreClaimed);
                marked.incrementAndGet();
            }
        };
        rows.waiting.set(2);

        run.send(RelayTrigger.ROWS, null);

        await().until(() -> marked.get() == 2);
    }

    @Test
    void aRelayThatFailsIsNoFailureOfWhoeverWokeIt() {
        run.mock("direct:guardian-publish").whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("dies");
        });

        Exchange end = run.send(RelayTrigger.ROWS, null);

        assertThat(end.getException()).isNull();
        assertThat(run.steps()).contains("relay-failed");
    }

    @Test
    void theClockSweepsWhenItIsDueAndPurges() {
        run.send("direct:guardian-outbox-sweep", null);
        assertThat(run.steps()).doesNotContain("sweep");

        pace.noticed(Instant.now());
        run.send("direct:guardian-outbox-sweep", null);
        await().until(() -> run.steps().containsAll(List.of("sweep", "page")));

        run.send("direct:guardian-outbox-purge", null);
        assertThat(run.steps()).contains("purge");
        assertThat(rows.purges.get()).isEqualTo(1);
    }
}
