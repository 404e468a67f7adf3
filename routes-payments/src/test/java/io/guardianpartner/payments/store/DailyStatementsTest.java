package io.guardianpartner.payments.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.guardianpartner.message.Money;
import io.guardianpartner.payments.comparison.Finding;
import io.guardianpartner.payments.comparison.FindingAction;
import io.guardianpartner.payments.comparison.FindingKind;
import io.guardianpartner.payments.comparison.FoundPayment;
import io.guardianpartner.payments.comparison.OpenFinding;
import io.guardianpartner.payments.comparison.Verdict;
import io.guardianpartner.payments.payment.BrokerPage;
import io.guardianpartner.payments.payment.BrokerPage.Hit;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.PaymentStatus;
import io.guardianpartner.payments.payment.Samples;
import io.guardianpartner.payments.store.DayProgress.Stage;
import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import org.apache.camel.component.jdbc.JdbcConstants;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

@RouteTest(classes = {DailyStatements.class, DailyRows.class})
@EnableConfigurationProperties(DailyProperties.class)
@MockEndpointsAndSkip("jdbc:.*")
class DailyStatementsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final OffsetDateTime UNTIL = Samples.NOW.atOffset(ZoneOffset.UTC);
    private static final DayProgress PROGRESS = new DayProgress(DAY, Stage.CHANGED, Samples.NOW, 3);
    private static final Finding FINDING = new Finding(FindingKind.STATUS, FindingAction.ASKED_AGAIN, Samples.ID,
        "4711",
        "SUCCESS 59.80", "REFUNDED 59.80", null, Samples.NOW);

    @Autowired
    private RouteRun run;

    private MockEndpoint database;

    @BeforeEach
    void fresh() {
        database = run.mock("jdbc:txDataSource");
        database.reset();
    }

    @Test
    void daysArePlannedRestartedAndRemovedByTheirAge() {
        run.answers("jdbc:txDataSource", null);
        result("plan-reconciliations", null);
        assertThat(parameters()).isEqualTo(Map.of("look_back", 7, "after", Duration.ofHours(4).toMillis()));
        result("purge-reconciliations", null);
        assertThat(parameters()).isEqualTo(Map.of("retention", Duration.ofDays(400).toMillis()));

        run.answers("jdbc:txDataSource", List.of(Map.of("day", "2026-01-01")));
        assertThat(result("restart-reconciliation", DAY)).isEqualTo(true);
        run.answers("jdbc:txDataSource", List.of());
        assertThat(result("restart-reconciliation", DAY)).isEqualTo(false);
        assertThat(parameters()).isEqualTo(Map.of("day", "2026-01-01"));
    }

    @Test
    void theLeaseIsClaimedExtendedAndReleasedByItsTime() {
        run.answers("jdbc:txDataSource", List.of(Map.of("held_until", Timestamp.from(Samples.NOW))));
        assertThat(result("claim-reconciliation", null)).isEqualTo(UNTIL);
        assertThat(parameters()).isEqualTo(Map.of("lease", 60_000L));
        assertThat(result("extend-reconciliation", UNTIL)).isEqualTo(UNTIL);
        assertThat(parameters()).isEqualTo(Map.of("until", UNTIL, "lease", 60_000L));

        run.answers("jdbc:txDataSource", List.of());
        assertThat(result("extend-reconciliation", UNTIL)).isNull();
        result("release-reconciliation", UNTIL);
        assertThat(parameters()).containsEntry("until", UNTIL);
    }

    @Test
    void progressIsReadAndWritten() {
        run.answers("jdbc:txDataSource", List.of(Map.of("day", "2026-01-01", "stage", "CHANGED", "seen_until",
            Timestamp.from(Samples.NOW), "seen_offset", 3)));
        assertThat(result("find-due-reconciliation", null)).isEqualTo(PROGRESS);

        result("advance-reconciliation", PROGRESS);
        assertThat(parameters()).isEqualTo(Map.of("day", "2026-01-01", "stage", "CHANGED", "seen_until", UNTIL,
            "seen_offset", 3));
        result("postpone-reconciliation", PROGRESS);
        assertThat(parameters()).isEqualTo(Map.of("day", "2026-01-01", "wait", 60_000L));
        result("finish-reconciliation", PROGRESS);
        assertThat(parameters()).isEqualTo(Map.of("day", "2026-01-01"));
    }

    @Test
    void paymentsOfAPageAreReadByReferencesThatCanBeOursAndByTheBrokersIds() {
        run.answers("jdbc:txDataSource", List.of(row(Map.of())));
        BrokerPage page = new BrokerPage(List.of(new Hit("4711", Samples.ID.toString(), Samples.NOW, null),
            new Hit("4712", "kiosk-7", Samples.NOW, null), new Hit(null, null, null, null)), true);

        assertThat(result("list-found-payments", page)).asList().singleElement().extracting("id").isEqualTo(Samples.ID);
        assertThat(parameters()).isEqualTo(Map.of("ids", "{" + Samples.ID + "}", "external_ids", "{4711,4712}"));
    }

    @Test
    void whatWasFoundAndDoesNotAgreeIsStored() {
        FoundPayment found = new FoundPayment("4711", Samples.ID, true, new BigDecimal("59.80"), BigDecimal.ZERO,
            new BigDecimal("0.59"));
        DayFindings day = new DayFindings(DAY, List.of(found), List.of(FINDING));
        run.answers("jdbc:txDataSource", List.of(Map.of("kind", "STATUS", "action", "ASKED_AGAIN")));

        result("upsert-reconciliation-found", day);
        assertThat(parameters()).containsEntry("day", "2026-01-01").containsEntry("found",
            "[{\"external_id\":\"4711\",\"payment_id\":\"" + Samples.ID
                + "\",\"is_of_day\":true,\"amount\":59.80,\"refunded\":0,\"fee\":0.59}]");
        assertThat(result("note-reconciliation-findings", day))
            .isEqualTo(List.of(new NotedFinding(FindingKind.STATUS, FindingAction.ASKED_AGAIN)));
        assertThat(parameters()).containsEntry("wait", 150_000L);
        assertThat(parameters().get("findings").toString()).contains("\"kind\":\"STATUS\"",
            "\"ours\":\"SUCCESS 59.80\"");
    }

    @Test
    void gapsAndOpenFindingsHaveTheirPayment() {
        run.answers("jdbc:txDataSource", List.of(row(Map.of("kind", "OPEN"))));
        assertThat(result("list-reconciliation-gaps", PROGRESS)).asList().singleElement()
            .isInstanceOfSatisfying(DayGap.class, gap -> {
                assertThat(gap.kind()).isEqualTo(FindingKind.OPEN);
                assertThat(gap.payment().id()).isEqualTo(Samples.ID);
            });
        assertThat(parameters()).isEqualTo(Map.of("day", "2026-01-01", "open_for", Duration.ofHours(2).toMillis()));

        run.answers("jdbc:txDataSource", List.of(row(Map.of("kind", "OPEN", "finding_id", 7L, "ours", "PENDING 59.80",
            "found_at", Timestamp.from(Samples.NOW)))));
        assertThat((OpenFinding) result("find-open-reconciliation-finding", PROGRESS))
            .satisfies(open -> assertThat(open.id()).isEqualTo(7))
            .satisfies(open -> assertThat(open.payment().id()).isEqualTo(Samples.ID));
        run.answers("jdbc:txDataSource", List.of());
        assertThat(result("find-open-reconciliation-finding", PROGRESS)).isNull();
        assertThat(result("await-reconciliation-findings", PROGRESS)).isEqualTo(false);
    }

    @Test
    void aVerdictIsStoredWithTheTimeOfTheNextLook() {
        Payment payment = Samples.known(PaymentStatus.SUCCESS);
        OpenFinding open = new OpenFinding(7, FindingKind.STATUS, null, "PENDING 59.80", Samples.NOW, payment);
        run.answers("jdbc:txDataSource", null);

        result("update-reconciliation-finding",
            new Verdict(open, FindingAction.CORRECTED, true, "APPROVED 59.80", null));
        assertThat(parameters()).containsEntry("id", 7L).containsEntry("action", "CORRECTED")
            .containsEntry("theirs", "APPROVED 59.80").containsEntry("wait", 150_000L);
        result("update-reconciliation-finding", new Verdict(open, FindingAction.ASKED_AGAIN, false, null, null));
        assertThat(parameters()).containsEntry("wait", 60_000L).containsEntry("theirs", null);
    }

    @Test
    void sumsReportsAndFindingsAreRead() {
        Map<String, Object> row = new HashMap<>(Map.of("day", "2026-01-01", "stage", "DONE", "runs", 1, "begun_at",
            Timestamp.from(Samples.NOW), "found", 2, "asked_again", 0L, "corrected", 1L, "agreed", 0L, "escalated",
            3L));
        row.put("explaining", 2L);
        for (String side : List.of("broker", "books")) {
            row.put(side + "_payments", 1);
            row.put(side + "_charged", new BigDecimal("59.80"));
            row.put(side + "_refunded", BigDecimal.ZERO);
            row.put(side + "_fees", new BigDecimal("0.59"));
        }
        DaySums sums = new DaySums(1, Money.of("59.80"), Money.ZERO, Money.of("0.59"));
        run.answers("jdbc:txDataSource", List.of(row));

        assertThat(result("sum-reconciliation", PROGRESS)).isEqualTo(new DaySummary(2, sums, sums, 3, 2));
        assertThat(result("find-reconciliation", DAY)).isEqualTo(new DayReport(DAY, Stage.DONE, 1, Samples.NOW, null, 2,
            sums, sums, new DayReport.Counts(0, 1, 0, 3)));

        Map<String, Object> finding = new HashMap<>(Map.of("kind", "STATUS", "action", "ASKED_AGAIN", "payment_id",
            Samples.ID, "external_id", "4711", "ours", "SUCCESS 59.80", "theirs", "REFUNDED 59.80", "found_at",
            Timestamp.from(Samples.NOW)));
        run.answers("jdbc:txDataSource", List.of(finding));
        assertThat(result("list-reconciliation-findings", DAY)).isEqualTo(List.of(FINDING));

        run.answers("jdbc:txDataSource", List.of(Map.of("seconds", 7L)));
        assertThat(result("select-reconciliation-age", null)).isEqualTo(Duration.ofSeconds(7));
        assertThat(parameters()).isEqualTo(Map.of("look_back", 7));
    }

    @Test
    void optionsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> properties(7, 101, 400)).hasMessageContaining("page is 1 to 100");
        assertThatThrownBy(() -> properties(0, 50, 400)).hasMessageContaining("look-back is 1 to 365");
        assertThatThrownBy(() -> properties(7, 50, 7)).hasMessageContaining("retention is longer than look-back");
        assertThat(properties(7, 50, 8).retention()).hasDays(8);
    }

    private static DailyProperties properties(int lookBack, int page, int retentionDays) {
        Duration any = Duration.ofMinutes(1);
        return new DailyProperties(true, any, lookBack, any, any, page, any, any, any, any,
            Duration.ofDays(retentionDays));
    }

    private static Map<String, Object> row(Map<String, Object> more) {
        Map<String, Object> row = new HashMap<>(Map.of("id", Samples.ID, "order_id", Samples.ORDER, "amount",
            new BigDecimal("59.80"), "pay_by", Timestamp.from(Samples.PAY_BY), "status", "PENDING", "wakes", 0L,
            "checks", 0, "unwanted", false));
        row.put("refunds", "[]");
        row.put("attempt", 1);
        for (String amount : List.of("refunded", "fee", "charged_back")) {
            row.put(amount, BigDecimal.ZERO);
        }
        row.putAll(more);
        return row;
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
