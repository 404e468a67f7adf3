package io.guardianpartner.payments.daily;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.message.Money;
import io.guardianpartner.payments.RouteBeans;
import io.guardianpartner.payments.comparison.Finding;
import io.guardianpartner.payments.comparison.FindingAction;
import io.guardianpartner.payments.comparison.FindingKind;
import io.guardianpartner.payments.payment.Samples;
import io.guardianpartner.payments.store.DayProgress.Stage;
import io.guardianpartner.payments.store.DayReport;
import io.guardianpartner.payments.store.DaySums;
import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@RouteTest(classes = {DayReportRoutes.class, DayReportSteps.class, DailyTrigger.class, RouteBeans.class})
@MockEndpointsAndSkip("direct:(find-reconciliation|list-reconciliation-findings|restart-reconciliation)|seda:.*discardWhenFull.*")
class DayReportRoutesTest {

    private static final LocalDate DAY = LocalDate.of(2025, 12, 31);
    private static final DaySums SUMS = new DaySums(1, Money.of("59.80"), Money.ZERO, Money.of("0.59"));

    @Autowired
    private RouteRun run;

    private MockEndpoint job;

    @BeforeEach
    void aReport() {
        job = run.mock("seda:reconcile-days");
        List.of(job, run.mock("direct:restart-reconciliation")).forEach(MockEndpoint::reset);
        run.answers("direct:find-reconciliation", report(Stage.DONE));
        run.answers("direct:list-reconciliation-findings", List.of(new Finding(FindingKind.UNKNOWN_PAYMENT,
            FindingAction.ESCALATED, null, "-4712", null, "APPROVED 59.80", "it has no reference of ours",
            Samples.NOW)));
        run.answers("direct:restart-reconciliation", true);
    }

    @Test
    void aReportIsToldAsJson() {
        Exchange end = get("application/json");

        assertThat(run.steps()).containsExactly("read-reconciled-day", "load-report", "found-report", "load-findings",
            "json-or-csv", "view-report", "write-report");
        assertThat(end.getMessage().getBody(String.class)).isEqualTo("{\"date\":\"2025-12-31\",\"status\":\"DONE\","
            + "\"runs\":1,\"begunAt\":\"2026-01-01T12:00:00Z\",\"finishedAt\":\"2026-01-01T12:00:00Z\",\"found\":2,"
            + "\"broker\":{\"payments\":1,\"charged\":\"59.80\",\"refunded\":\"0.00\",\"fees\":\"0.59\"},"
            + "\"books\":{\"payments\":1,\"charged\":\"59.80\",\"refunded\":\"0.00\",\"fees\":\"0.59\"},"
            + "\"counts\":{\"askedAgain\":0,\"corrected\":0,\"agreed\":0,\"escalated\":1},"
            + "\"findings\":[{\"kind\":\"UNKNOWN_PAYMENT\",\"action\":\"ESCALATED\",\"externalId\":\"-4712\","
            + "\"theirs\":\"APPROVED 59.80\",\"detail\":\"it has no reference of ours\","
            + "\"foundAt\":\"2026-01-01T12:00:00Z\"}]}");
    }

    @Test
    void itsFindingsAreToldAsCsv() {
        Exchange end = get("text/csv");

        assertThat(run.steps()).endsWith("json-or-csv", "write-report-csv");
        assertThat(end.getMessage().getHeader(Exchange.CONTENT_TYPE))
            .isEqualTo("text/csv;charset=utf-8;header=present");
        assertThat(end.getMessage().getBody(String.class)).isEqualTo(
            "\"date\",\"kind\",\"action\",\"paymentId\",\"externalId\",\"ours\",\"theirs\",\"detail\",\"foundAt\"\r\n"
                + "\"2025-12-31\",\"UNKNOWN_PAYMENT\",\"ESCALATED\",\"\",\"'-4712\",\"\",\"APPROVED 59.80\","
                + "\"it has no reference of ours\",\"2026-01-01T12:00:00Z\"\r\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"text/csv | csv", "text/* | csv", "application/json;q=0.5, text/csv | csv",
        "*/* | json", "text/csv;q=0.5, */* | json", "'' | json", "application/json, text/csv | json"})
    void theFormIsTheOneThatTheCallerLikesBest(String accept, String form) {
        get(accept.isEmpty() ? null : accept);

        assertThat(run.steps()).contains(form.equals("csv") ? "write-report-csv" : "write-report");
    }

    @Test
    void aDayWithoutReportIsNotFound() {
        run.answers("direct:find-reconciliation", null);

        assertThat(problem(get(null)).status()).isEqualTo(404);
    }

    @Test
    void aDayIsBegunAndTheJobWoken() {
        run.answers("direct:find-reconciliation", report(Stage.APPROVED));

        Exchange end = run.send("direct:reconcile-day", null, Map.of("date", "2025-12-31"));

        assertThat(run.steps()).containsExactly("read-day-to-reconcile", "is-day-over", "begin-day", "is-day-begun",
            "wake-for-day", "load-begun-report", "answer-begun", "write-begun-report");
        assertThat(end.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(202);
        assertThat(end.getMessage().getHeader("Location")).isEqualTo("/v1/reconciliations/2025-12-31");
        assertThat(end.getMessage().getBody(String.class)).contains("\"status\":\"RUNNING\"")
            .doesNotContain("\"found\"", "\"broker\"");
        assertThat(job.getReceivedCounter()).isOne();
    }

    @Test
    void aDayThatIsRunningIsAConflict() {
        run.answers("direct:restart-reconciliation", false);

        ProblemException problem = problem(run.send("direct:reconcile-day", null, Map.of("date", "2025-12-31")));

        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.type()).endsWith("reconciliation-running");
        assertThat(job.getReceivedCounter()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"2026-01-01, day-not-over", "2026-01-02, day-not-over", "2024-12-31, day-too-long-ago",
        "2000-01-01, day-too-long-ago"})
    void aDayThatIsNotOverOrTooLongAgoIsAConflict(String day, String type) {
        ProblemException problem = problem(run.send("direct:reconcile-day", null, Map.of("date", day)));

        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.type()).endsWith(type);
        assertThat(run.mock("direct:restart-reconciliation").getReceivedCounter()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "31.12.2025", "2025-1-1", "today", "2025-12-31T00:00:00Z"})
    void aDayThatIsNoneIsMalformed(String day) {
        for (String route : List.of("direct:get-reconciliation", "direct:reconcile-day")) {
            assertThat(problem(run.send(route, null, Map.of("date", day))).status()).isEqualTo(400);
        }
    }

    private Exchange get(String accept) {
        return run.send("direct:get-reconciliation", null,
            accept == null ? Map.of("date", DAY.toString()) : Map.of("date", DAY.toString(), "Accept", accept));
    }

    private static ProblemException problem(Exchange end) {
        assertThat(end.getException()).isInstanceOf(ProblemException.class);
        return (ProblemException) end.getException();
    }

    private static DayReport report(Stage stage) {
        boolean isDone = stage == Stage.DONE;
        return new DayReport(DAY, stage, 1, Samples.NOW, isDone ? Samples.NOW : null, isDone ? 2 : null,
            isDone ? SUMS : null, isDone ? SUMS : null, new DayReport.Counts(0, 0, 0, isDone ? 1 : 0));
    }
}
