package io.guardianpartner.payments.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.guardianpartner.payments.payment.PaymentStatus;
import io.guardianpartner.payments.payment.RefundKind;
import io.guardianpartner.payments.payment.RefundStatus;
import io.guardianpartner.payments.payment.Samples;
import io.guardianpartner.payments.store.PaymentFacts.Call;
import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RouteTest(classes = {StoryStatements.class, StoryRows.class})
@MockEndpointsAndSkip("jdbc:.*")
class StoryStatementsTest {

    private static final Timestamp AT = Timestamp.from(Samples.NOW);

    @Autowired
    private RouteRun run;

    @Test
    void whatIsKeptOfAPaymentIsRead() {
        Map<String, Object> row = new HashMap<>();
        row.put("id", Samples.ID);
        row.put("amount", new BigDecimal("59.80"));
        row.put("pay_by", AT);
        row.put("status", "PENDING");
        row.put("in_hand", true);
        row.put("refunded", new BigDecimal("0.00"));
        row.put("charged_back", new BigDecimal("0.00"));
        row.put("unwanted", false);
        row.put("created_at", AT);
        row.put("updated_at", AT);
        row.put("calls",
            "[{\"at\": \"" + Samples.NOW + "\", \"since\": \"" + Samples.NOW
                + "\", \"call\": \"CREATE\", \"outcome\": \"unknown\", "
                + "\"status\": \"PENDING\", \"times\": 2, \"by\": \"JOB\", \"of a later version\": 1}]");
        run.answers("jdbc:txDataSource", List.of(row));

        Object found = run.send("direct:find-payment-story", Samples.ORDER).getMessage().getBody();

        assertThat(found).isEqualTo(List.of(new PaymentFacts(Samples.ID, Samples.AMOUNT, Samples.NOW,
            PaymentStatus.PENDING, null, null, null, null, null, null, true, null, null, Samples.NOW, Samples.NOW,
            false, null, List.of(new Call(Samples.NOW, Samples.NOW, "CREATE", "unknown", "PENDING", 2, "JOB")))));
        assertThat(run.steps()).containsExactly("find-payment-story-parameters", "find-payment-story-sql",
            "find-payment-story", "found-payment-story");
    }

    @Test
    void refundsAndCancellationsAreRead() {
        run.answers("jdbc:txDataSource",
            List.of(Map.of("id", Samples.REFUND, "kind", "PART", "amount", new BigDecimal("59.80"),
                "status", "DONE", "refusals", 1, "requested_at", AT, "updated_at", AT)));

        assertThat(run.send("direct:list-refunds-of-order", Samples.ORDER).getMessage().getBody())
            .isEqualTo(List.of(new RefundFacts(Samples.REFUND, RefundKind.PART, Samples.AMOUNT, RefundStatus.DONE, null,
                1, Samples.NOW,
                Samples.NOW)));
        assertThat(run.send("direct:list-cancellations", Samples.ORDER).getMessage().getBody())
            .isEqualTo(List.of(Samples.NOW));
    }

    @Test
    void notificationsAreRead() {
        run.answers("jdbc:txDataSource", List.of(Map.of("notification_id", "77", "action", "payment.updated",
            "received_at", AT, "is_open", true)));

        assertThat(run.send("direct:list-notifications-of-order", Samples.ORDER).getMessage().getBody())
            .isEqualTo(List.of(new NotificationFacts("77", "payment.updated", Samples.NOW, true)));
    }
}
