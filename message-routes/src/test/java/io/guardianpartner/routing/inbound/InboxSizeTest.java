package io.guardianpartner.routing.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import io.guardianpartner.message.Contract;
import io.guardianpartner.message.Envelope;
import io.guardianpartner.message.Ids;
import io.guardianpartner.message.MessageTypes;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentFail;
import io.guardianpartner.test.GuardianStage;
import io.guardianpartner.test.TableSizes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The inbox takes the room of what its retention keeps, however many messages were handled. With {@code -Drows=1000000} a
 * million records go through it, and the sizes are printed.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("settings of the PostgreSQL server")
class InboxSizeTest {

    private static final int ROUND = TableSizes.rowsOfARound();
    private static final Envelope ENVELOPE = Contract.load().message(Services.PAYMENTS, Services.ORDERS,
        MessageTypes.MSG_PAYMENT_FAIL, Ids.next(), new PaymentFail(Ids.next(), Ids.next(),
            PaymentFail.Reason.EXPIRED))
        .envelope();

    private final GuardianStage stage = GuardianStage.forService(Services.ORDERS, true, false);

    @Test
    void theTableAndItsIndexesDoNotGrowWithWhatGoesThroughThem() {
        try (var sizes = new TableSizes(stage.environment(), Services.ORDERS, "inbox")) {
            var inbox = new Inbox(JdbcClient.create(sizes.dataSource()));
            var transaction = new TransactionTemplate(new DataSourceTransactionManager(sizes.dataSource()));

            goThrough(inbox, transaction);
            var first = sizes.afterRound(1);
            var last = first;
            for (var round = 2; round <= TableSizes.rounds(); round++) {
                goThrough(inbox, transaction);
                last = sizes.afterRound(round);
            }

            // Some room more than one round needs: what is deleted can be used again only after the next vacuum.
            assertThat(last).allSatisfy((relation, size) -> assertThat(size).as(relation)
                .isLessThanOrEqualTo(3 * first.get(relation) + 64));
        }
    }

    private static void goThrough(Inbox inbox, TransactionTemplate transaction) {
        transaction.executeWithoutResult(status -> {
            for (var i = 0; i < ROUND; i++) {
                inbox.add(message());
            }
        });
        inbox.forgetOlderThan(Duration.ZERO);
    }

    private static InboundMessage message() {
        var id = Ids.next();
        return new InboundMessage(ENVELOPE, id, ENVELOPE.sender() + ":" + id, "0123456789012345678901", id, 1, null);
    }
}
