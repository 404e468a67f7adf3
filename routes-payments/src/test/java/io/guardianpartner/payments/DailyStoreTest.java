package io.guardianpartner.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.guardianpartner.payments.comparison.Finding;
import io.guardianpartner.payments.comparison.FindingAction;
import io.guardianpartner.payments.comparison.FindingKind;
import io.guardianpartner.payments.comparison.FoundPayment;
import io.guardianpartner.payments.comparison.OpenFinding;
import io.guardianpartner.payments.comparison.Verdict;
import io.guardianpartner.payments.payment.BrokerPage;
import io.guardianpartner.payments.payment.BrokerPage.Hit;
import io.guardianpartner.payments.store.DayFindings;
import io.guardianpartner.payments.store.DayProgress;
import io.guardianpartner.payments.store.DayProgress.Stage;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Which days are planned, who works on them, and for how long they are kept. The job itself sleeps here. */
@TestPropertySource(properties = "guardian.payments.reconciliation.sweep=1h")
class DailyStoreTest extends PaymentsTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final UUID FIRST = UUID.fromString("01000000-0000-7000-8000-000000000001");
    /** Has the rights of the service's login. */
    private static final String ROLE = "payments_of_the_daily_test";

    @Autowired
    private JdbcTemplate sql;
    @Autowired
    private ProducerTemplate camel;
    @Autowired
    private PlatformTransactionManager transactions;

    @BeforeEach
    void nothingIsPlanned() {
        sql.update("delete from reconciliation_reports");
        sql.update("update reconciliation_lease set held_until = now()");
        sql.update(
            "delete from payments p where not exists (select 1 from ledger_transactions where payment_id = p.id)");
    }

    @Test
    void withoutAPaymentThereIsNothingToPlan() {
        camel.requestBody("direct:plan-reconciliations", (Object) null);

        assertThat(planned()).isEmpty();
        assertThat(age()).isZero();
    }

    @Test
    void daysThatAreOverForLongEnoughArePlannedFromTheFirstPaymentOn() {
        firstPaymentDaysAgo(3);
        // Whatever the time: a day that ended less than four hours ago is not over for long enough.
        LocalDate last = OffsetDateTime.now(ZoneOffset.UTC).minusHours(4).toLocalDate().minusDays(1);

        camel.requestBody("direct:plan-reconciliations", (Object) null);

        assertThat(planned()).isEqualTo(TODAY.minusDays(3).datesUntil(last.plusDays(1)).toList());
    }

    @Test
    void noMoreDaysThanThoseLookedBackArePlannedAndEachOnce() {
        firstPaymentDaysAgo(40);

        camel.requestBody("direct:plan-reconciliations", (Object) null);
        camel.requestBody("direct:plan-reconciliations", (Object) null);

        assertThat(planned()).hasSizeBetween(6, 7).startsWith(TODAY.minusDays(7)).doesNotHaveDuplicates();
    }

    @Test
    void theAgeIsThatOfTheFirstDayThatIsNotDone() {
        firstPaymentDaysAgo(3);
        for (int back : new int[]{3, 1}) {
            sql.update("insert into reconciliation_reports (day, stage, finished_at) values (?::date, 'DONE', now())",
                TODAY.minusDays(back).toString());
        }
        assertThat(age()).isBetween(Duration.ofDays(2), Duration.ofDays(3));

        sql.update("insert into reconciliation_reports (day, stage, finished_at) values (?::date, 'DONE', now())",
            TODAY.minusDays(2).toString());
        assertThat(age()).isLessThanOrEqualTo(Duration.ofDays(1));
    }

    @Test
    void ofManyWhoClaimTheLeaseAtOnceOneGetsItAndNobodyIfNothingIsDue() {
        assertThat(claims()).as("nothing is due").isEmpty();
        sql.update("insert into reconciliation_reports (day) values (?::date)", TODAY.minusDays(1).toString());

        List<Object> claims = claims();

        assertThat(claims).hasSize(1);
        assertThat(claims()).as("it is held").isEmpty();
        Object extended = camel.requestBody("direct:extend-reconciliation", claims.get(0));
        assertThat(camel.requestBody("direct:extend-reconciliation", claims.get(0))).as("it was moved").isNull();
        camel.requestBody("direct:release-reconciliation", extended);
        assertThat(claims()).hasSize(1);
    }

    @Test
    void onlyADayThatIsDoneIsBegunAgainAndItsFindingsGo() {
        LocalDate day = TODAY.minusDays(1);
        assertThat(begun(day)).isTrue();
        assertThat(begun(day)).isFalse();
        sql.update("update reconciliation_reports set stage = 'DONE', finished_at = now()");
        sql.update("insert into reconciliation_findings (day, kind, action) values (?::date, 'TOTALS', 'ESCALATED')",
            day.toString());

        assertThat(begun(day)).isTrue();

        assertThat(sql.queryForList("select stage || ' ' || runs from reconciliation_reports", String.class))
            .containsExactly("APPROVED 2");
        assertThat(sql.queryForObject("select count(*) from reconciliation_findings", Integer.class)).isZero();
    }

    @Test
    void oldReportsGoWithTheirFindings() {
        for (int back : new int[]{402, 300}) {
            sql.update("insert into reconciliation_reports (day, stage) values (?::date, 'DONE')",
                TODAY.minusDays(back).toString());
            sql.update(
                "insert into reconciliation_findings (day, kind, action) values (?::date, 'TOTALS', 'ESCALATED')",
                TODAY.minusDays(back).toString());
        }

        camel.requestBody("direct:purge-reconciliations", (Object) null);

        assertThat(planned()).containsExactly(TODAY.minusDays(300));
        assertThat(sql.queryForObject("select count(*) from reconciliation_findings", Integer.class)).isEqualTo(1);
    }

    @Test
    void theServicesLoginMayDoAllThatTheJobAndItsReportsDo() {
        ServiceRights.grant(sql, ROLE);
        firstPaymentDaysAgo(3);
        LocalDate day = TODAY.minusDays(2);
        DayProgress progress = new DayProgress(day, Stage.FINDINGS, null, 0);
        Finding open = new Finding(FindingKind.OPEN, FindingAction.ASKED_AGAIN, FIRST, null, "PENDING 1.00", null, null,
            null);
        FoundPayment found = new FoundPayment("4711", FIRST, true, BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ZERO);

        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            sql.execute("set local role " + ROLE);
            camel.requestBody("direct:plan-reconciliations", (Object) null);
            assertThat(begun(day)).isFalse();
            Object lease = camel.requestBody("direct:claim-reconciliation", (Object) null);
            lease = camel.requestBody("direct:extend-reconciliation", lease);
            assertThat(camel.requestBody("direct:find-due-reconciliation", (Object) null)).isNotNull();
            camel.requestBody("direct:list-found-payments",
                new BrokerPage(List.of(new Hit("4711", FIRST.toString(), null, null)), true));
            camel.requestBody("direct:upsert-reconciliation-found",
                new DayFindings(day, List.of(found), List.of()));
            camel.requestBody("direct:note-reconciliation-findings", new DayFindings(day, List.of(), List.of(open)));
            camel.requestBody("direct:list-reconciliation-gaps", progress);
            camel.requestBody("direct:advance-reconciliation", progress);
            assertThat(camel.requestBody("direct:await-reconciliation-findings", progress)).isEqualTo(true);
            camel.requestBody("direct:find-open-reconciliation-finding", progress);
            camel.requestBody("direct:update-reconciliation-finding",
                new Verdict(new OpenFinding(1, FindingKind.OPEN, null, "", null, null), FindingAction.AGREED, true,
                    null,
                    null));
            camel.requestBody("direct:postpone-reconciliation", progress);
            camel.requestBody("direct:sum-reconciliation", progress);
            camel.requestBody("direct:finish-reconciliation", progress);
            assertThat(camel.requestBody("direct:find-reconciliation", day)).isNotNull();
            camel.requestBody("direct:list-reconciliation-findings", day);
            camel.requestBody("direct:release-reconciliation", lease);
            camel.requestBody("direct:purge-reconciliations", (Object) null);
            assertThat(age()).isPositive();
            assertThat(begun(day)).isTrue();
        });
    }

    private List<Object> claims() {
        return IntStream.range(0, 8)
            .mapToObj(i -> CompletableFuture
                .supplyAsync(() -> camel.requestBody("direct:claim-reconciliation", (Object) null)))
            .toList().stream().map(CompletableFuture::join).filter(Objects::nonNull).toList();
    }

    private boolean begun(LocalDate day) {
        return camel.requestBody("direct:restart-reconciliation", day, Boolean.class);
    }

    private Duration age() {
        return camel.requestBody("direct:select-reconciliation-age", null, Duration.class);
    }

    private List<LocalDate> planned() {
        return sql.queryForList("select day::text from reconciliation_reports order by day", String.class).stream()
            .map(LocalDate::parse).toList();
    }

    /** Ids are ordered by time. */
    private void firstPaymentDaysAgo(int days) {
        sql.update("insert into payments (id, order_id, amount, pay_by, status, reason, created_at) values"
            + " (?, gen_random_uuid(), 1.00, now(), 'FAIL', 'EXPIRED', now() - ? * interval '1 day')", FIRST, days);
    }
}
