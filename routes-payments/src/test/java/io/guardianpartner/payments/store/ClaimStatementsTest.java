package io.guardianpartner.payments.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import io.guardianpartner.message.payload.PaymentCancellationRequested;
import io.guardianpartner.payments.payment.Samples;
import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import org.apache.camel.component.jdbc.JdbcConstants;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

@RouteTest(classes = {ClaimStatements.class, ClaimRows.class, PaymentRows.class, CancellationRows.class})
@EnableConfigurationProperties(ClaimingProperties.class)
@MockEndpointsAndSkip("jdbc:.*")
class ClaimStatementsTest {

    private static final OffsetDateTime UNTIL = Samples.NOW.atOffset(ZoneOffset.UTC);

    @Autowired
    private RouteRun run;

    private MockEndpoint database;

    @BeforeEach
    void fresh() {
        database = run.mock("jdbc:txDataSource");
        database.reset();
    }

    @Test
    void duePaymentsAreClaimedUntilTheirLeaseEnds() {
        run.answers("jdbc:txDataSource",
            List.of(Map.of("id", Samples.ID, "next_check_at", Timestamp.from(Samples.NOW))));

        assertThat(result("claim-payments", null)).isEqualTo(List.of(new ClaimedPayment(Samples.ID, UNTIL)));
        assertThat(parameters()).isEqualTo(Map.of("batch", 8, "lease", 15_000L));
    }

    @Test
    void aClaimHoldsIfItsRowIsStillThere() {
        PaymentOfOrder standing = new PaymentOfOrder(new StoredPayment(Samples.intent(), 1, 0, null, false, null),
            false);
        run.answers("jdbc:txDataSource", List.of(Map.of("id", Samples.ID)));
        assertThat(result("claim-payment", standing)).isEqualTo(true);
        assertThat(result("extend-claim", new ClaimedPayment(Samples.ID, UNTIL))).isEqualTo(Samples.ID);
        assertThat(parameters()).containsEntry("until", UNTIL).containsEntry("lease", 15_000L);

        run.answers("jdbc:txDataSource", List.of());
        assertThat(result("claim-payment", standing)).isEqualTo(false);
        assertThat(result("extend-claim", new ClaimedPayment(Samples.ID, UNTIL))).isNull();
    }

    @Test
    void aPaymentIsPostponedAndWoken() {
        run.answers("jdbc:txDataSource", null);

        run.send("direct:postpone-payment", new Postponement(Samples.ID, 3, Duration.ofSeconds(2)));
        assertThat(parameters()).isEqualTo(Map.of("id", Samples.ID, "wakes", 3L, "wait", 2000L));
        run.send("direct:wake-payment", Samples.ID);
        assertThat(parameters()).isEqualTo(Map.of("id", Samples.ID));
        run.send("direct:wake-payments-of-order",
            new PaymentCancellationRequested(Samples.ORDER, Samples.ID, "a test"));
        assertThat(parameters()).containsEntry("order_id", Samples.ORDER).containsEntry("payment_id", Samples.ID);
    }

    @Test
    void whatIsWantedForTooLongIsEscalatedAndTheOldestTold() {
        run.answers("jdbc:txDataSource", List.of(Map.of("id", Samples.ID, "kind", "refund", "seconds", 7L)));

        assertThat(result("escalate-payments", Duration.ofHours(1)))
            .isEqualTo(List.of(new OverduePayment(Samples.ID, "refund")));
        assertThat(parameters()).isEqualTo(Map.of("after", 3_600_000L));
        assertThat(result("select-oldest-wanted", null))
            .isEqualTo(List.of(new WantedAge("refund", Duration.ofSeconds(7))));
    }

    private Object result(String statement, Object body) {
        return run.send("direct:" + statement, body).getMessage().getBody();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> parameters() {
        return database.getExchanges().get(database.getExchanges().size() - 1).getMessage()
            .getHeader(JdbcConstants.JDBC_PARAMETERS, Map.class);
    }
}
