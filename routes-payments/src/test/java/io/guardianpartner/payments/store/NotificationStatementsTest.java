package io.guardianpartner.payments.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

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

@RouteTest(classes = {NotificationStatements.class, NotificationRows.class})
@EnableConfigurationProperties(NotificationProperties.class)
@MockEndpointsAndSkip("jdbc:.*")
class NotificationStatementsTest {

    private static final OffsetDateTime UNTIL = Samples.NOW.atOffset(ZoneOffset.UTC);
    private static final ClaimedNotifications CLAIMED = new ClaimedNotifications("4711", UNTIL, Duration.ofSeconds(2),
        "a trace");

    @Autowired
    private RouteRun run;

    private MockEndpoint database;

    @BeforeEach
    void fresh() {
        database = run.mock("jdbc:txDataSource");
        database.reset();
    }

    @Test
    void aNotificationIsStoredAndWhatIsToFollowIsTold() {
        Notification notification = new Notification("ts=1,v1=a", "r", "4711", "payment", "77", "{}", "hash", 2);

        assertThat(stored(notification, true, true, true)).isEqualTo(Reception.OPEN);
        assertThat(parameters()).containsEntry("signature", "ts=1,v1=a").containsEntry("request_id", "r")
            .containsEntry("data_id", "4711").containsEntry("topic", "payment").containsEntry("notification_id", "77")
            .containsEntry("body", "{}").containsEntry("body_hash", "hash").containsEntry("body_bytes", 2);
        assertThat(stored(notification, true, true, false)).isEqualTo(Reception.DUPLICATE);
        assertThat(stored(notification, false, false, false)).isEqualTo(Reception.DUPLICATE);
        assertThat(stored(notification, true, false, false)).isEqualTo(Reception.KEPT);
    }

    @Test
    void openOnesAreClaimedUntilTheirLeaseEnds() {
        run.answers("jdbc:txDataSource", List.of(Map.of("external_id", "4711", "due_at", Timestamp.from(Samples.NOW),
            "age", 2000L, "traceparent", "a trace")));

        assertThat(result("claim-notifications", null)).isEqualTo(List.of(CLAIMED));
        assertThat(parameters()).isEqualTo(Map.of("batch", 200, "lease", 15_000L));
    }

    @Test
    void theyWakeThePaymentThatTheyMean() {
        run.answers("jdbc:txDataSource", List.of(Map.of("order_id", Samples.ORDER, "traceparent", "a trace")));
        assertThat(result("wake-notified-payment", CLAIMED)).isEqualTo(new NotifiedPayment(Samples.ORDER, "a trace"));
        assertThat(parameters()).isEqualTo(Map.of("external_id", "4711", "pause", 500L));

        run.answers("jdbc:txDataSource", List.of());
        assertThat(result("wake-notified-payment", CLAIMED)).isNull();
    }

    @Test
    void theyAreDoneOrPutOffByTheirClaim() {
        run.answers("jdbc:txDataSource", List.of(Map.of("id", 1L), Map.of("id", 2L)));

        assertThat(result("finish-notifications", CLAIMED)).isEqualTo(2);
        assertThat(parameters()).isEqualTo(Map.of("external_id", "4711", "until", UNTIL));
        result("postpone-notifications", CLAIMED);
        assertThat(parameters()).isEqualTo(Map.of("external_id", "4711", "until", UNTIL));
    }

    @Test
    void oldOnesAreRemovedUntilAPieceIsNotFull() {
        run.answers("jdbc:txDataSource", List.of(Map.of("gone", 5000L)));
        assertThat(result("purge-notifications", Duration.ofDays(45))).isEqualTo(true);
        assertThat(parameters()).isEqualTo(Map.of("retention", Duration.ofDays(45).toMillis(), "piece", 5000));

        run.answers("jdbc:txDataSource", List.of(Map.of("gone", 4999L)));
        assertThat(result("purge-notifications", Duration.ofDays(45))).isEqualTo(false);
    }

    @Test
    void theyAreNotKeptForLessThanTheDatabaseInsistsOn() {
        assertThatThrownBy(() -> properties(Duration.ofDays(7).minusMillis(1))).hasMessageContaining("at least 7d");
        assertThat(properties(Duration.ofDays(7)).retention()).hasDays(7);
    }

    private Object stored(Notification notification, boolean isNew, boolean isAboutPayment, boolean isOpen) {
        run.answers("jdbc:txDataSource", List.of(Map.of("is_new", isNew, "is_about_payment", isAboutPayment, "is_open",
            isOpen)));
        return result("insert-notification", notification);
    }

    private static NotificationProperties properties(Duration retention) {
        return new NotificationProperties(retention, Duration.ofHours(1), Duration.ofSeconds(1), 200,
            Duration.ofSeconds(15), Duration.ofSeconds(1), Duration.ofMinutes(1));
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
