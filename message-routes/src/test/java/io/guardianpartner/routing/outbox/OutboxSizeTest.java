package io.guardianpartner.routing.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.stream.IntStream;

import io.guardianpartner.message.Services;
import io.guardianpartner.test.GuardianStage;
import io.guardianpartner.test.TableSizes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The outbox takes the room of what waits and of what its retention keeps, however much has gone through it. With
 * {@code -Drows=1000000} a million rows go through it, and the sizes are printed.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("settings of the PostgreSQL server")
class OutboxSizeTest {

    private static final int ROUND = TableSizes.rowsOfARound();
    private static final int PAGE = 500;

    private final GuardianStage stage = GuardianStage.forService(Services.PAYMENTS, true, false);

    @Test
    void theTableAndItsIndexesDoNotGrowWithWhatGoesThroughThem() {
        try (var sizes = new TableSizes(stage.environment(), Services.PAYMENTS, "outbox")) {
            var outbox = new JdbcOutboxStore(new JdbcTemplate(sizes.dataSource()), PAGE, Duration.ZERO,
                Duration.ofMinutes(1));
            var transaction = new TransactionTemplate(new DataSourceTransactionManager(sizes.dataSource()));

            goThrough(outbox, transaction);
            var first = sizes.afterRound(1);
            var last = first;
            for (var round = 2; round <= TableSizes.rounds(); round++) {
                goThrough(outbox, transaction);
                last = sizes.afterRound(round);
            }

            assertThat(outbox.backlog().count()).isZero();
            // Some room more than one round needs: what is deleted can be used again only after the next vacuum.
            assertThat(last).allSatisfy((relation, size) -> assertThat(size).as(relation)
                .isLessThanOrEqualTo(3 * first.get(relation) + 64));
        }
    }

    private static void goThrough(JdbcOutboxStore outbox, TransactionTemplate transaction) {
        for (var page = 0; page < ROUND / PAGE; page++) {
            transaction.executeWithoutResult(status -> outbox.store(IntStream.range(0, PAGE)
                .mapToObj(i -> new OutboxMessage("x".repeat(400), Map.of("messageId", "018f0000-0000-7000")))
                .toList()));
        }
        var published = 0;
        while (published < ROUND) {
            published += transaction.<Integer>execute(status -> publish(outbox));
        }
        outbox.purge();
    }

    private static int publish(JdbcOutboxStore outbox) {
        var claimed = outbox.claim();
        outbox.mark(new Published<>(claimed, Collections.nCopies(claimed.rows().size(), PublishOutcome.PUBLISHED)));
        return claimed.rows().size();
    }
}
