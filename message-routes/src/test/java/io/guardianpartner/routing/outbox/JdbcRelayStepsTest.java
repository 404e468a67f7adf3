package io.guardianpartner.routing.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class JdbcRelayStepsTest {

    private static final int PAGE = 3;
    private static final Duration NEVER = Duration.ofHours(1);

    private final SweepSchedule schedule = new SweepSchedule(NEVER, NEVER, Clock.systemUTC());
    private final JdbcRelaySteps steps = new JdbcRelaySteps(new JdbcOutboxStore(null, PAGE, NEVER, NEVER) {
        @Override
        Published<OutboxRows> mark(Published<OutboxRows> published) {
            return published;
        }
    }, schedule, new DefaultCamelContext().createProducerTemplate());

    @Test
    void afterAFullClaimAnotherIsWorthMaking() {
        assertThat(steps.nextIsWorthClaiming(exchange(rows(PAGE)))).isTrue();
        assertThat(steps.nextIsWorthClaiming(exchange(rows(PAGE - 1)))).isFalse();
    }

    @Test
    void whileSnsIsAwayNoOtherPageIsClaimedBesideOne() {
        steps.mark(exchange(page(PAGE, PublishOutcome.UNTRIED)));
        assertThat(steps.nextIsWorthClaiming(exchange(rows(PAGE)))).isFalse();

        steps.mark(exchange(page(0, PublishOutcome.PUBLISHED)));
        assertThat(steps.nextIsWorthClaiming(exchange(rows(PAGE)))).as("an empty page says nothing of SNS").isFalse();

        steps.mark(exchange(page(1, PublishOutcome.PUBLISHED)));
        assertThat(steps.nextIsWorthClaiming(exchange(rows(PAGE)))).isTrue();
    }

    @Test
    void afterAFailureOnePageIsTriedFirst() {
        Exchange failed = exchange(null);
        failed.setProperty(Exchange.EXCEPTION_CAUGHT, new IllegalStateException("dies"));
        steps.failed(failed);

        assertThat(steps.nextIsWorthClaiming(exchange(rows(PAGE)))).isFalse();
    }

    private static Published<OutboxRows> page(int rows, PublishOutcome outcome) {
        return new Published<>(rows(rows), Collections.nCopies(rows, outcome));
    }

    private static OutboxRows rows(int count) {
        return new OutboxRows(Collections.nCopies(count, new OutboxRows.Row(1, new OutboxMessage("{}", Map.of()))));
    }

    private static Exchange exchange(Object body) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setBody(body);
        return exchange;
    }
}
