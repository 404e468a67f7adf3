package io.guardianpartner.payments.daily;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.guardianpartner.api.DayParameter;
import io.guardianpartner.api.ProblemException;
import io.guardianpartner.payments.comparison.Finding;
import io.guardianpartner.payments.store.DayReport;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** The steps of {@link DayReportRoutes}. */
@Component
class DayReportSteps {

    static final String CSV = "text/csv";

    private static final List<String> COLUMNS = List.of("date", "kind", "action", "paymentId", "externalId", "ours",
        "theirs", "detail", "foundAt");

    /** The broker's search has no older ones. */
    private static final int MOST_DAYS_BACK = 365;

    /** How soon it is worth looking whether it is done. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Clock clock;

    DayReportSteps(Clock clock) {
        this.clock = clock;
    }

    LocalDate day(Exchange exchange) {
        return DayParameter.orMalformed(exchange, "date");
    }

    /** @throws ProblemException 404 */
    void checkFound(Exchange exchange) {
        if (exchange.getVariable("report") == null) {
            throw ProblemException.notFound("reconciliation of", day(exchange));
        }
    }

    /** @throws ProblemException 409 */
    void checkOver(Exchange exchange) {
        LocalDate day = day(exchange);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!day.isBefore(today)) {
            throw ProblemException.conflict("The day " + day + " (UTC) is not over.", Map.of()).as("day-not-over");
        }
        if (day.isBefore(today.minusDays(MOST_DAYS_BACK))) {
            throw ProblemException.conflict("Days more than " + MOST_DAYS_BACK
                + " days ago cannot be reconciled: the broker's search does not have them.", Map.of())
                .as("day-too-long-ago");
        }
    }

    /** @throws ProblemException 409 */
    void checkBegun(Exchange exchange) {
        if (!exchange.getVariable("isBegun", Boolean.class)) {
            throw ProblemException.conflict("The reconciliation of " + day(exchange) + " is running.", Map.of())
                .as("reconciliation-running").header("Retry-After", String.valueOf(RETRY_AFTER.toSeconds()));
        }
    }

    void answer(Exchange exchange) {
        DayReport report = exchange.getVariable("report", DayReport.class);
        Message message = exchange.getMessage();
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, 202);
        message.setHeader("Location", "/v1/reconciliations/" + report.day());
        message.setHeader("Retry-After", String.valueOf(RETRY_AFTER.toSeconds()));
        message.setBody(DayReportView.of(report, List.of()));
    }

    /** Whether the caller likes CSV better than JSON. Whoever accepts neither was answered 406 before. */
    boolean isCsv(Exchange exchange) {
        Object accept = exchange.getMessage().getHeader("Accept");
        try {
            List<MediaType> accepted = MediaType.parseMediaTypes(
                accept instanceof Collection<?> lines
                    ? lines.stream().map(String::valueOf).toList()
                    : List.of(Objects.toString(accept, MediaType.ALL_VALUE)));
            return quality(accepted, MediaType.parseMediaType(CSV)) > quality(accepted, MediaType.APPLICATION_JSON);
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    DayReportView view(Exchange exchange) {
        return DayReportView.of(exchange.getVariable("report", DayReport.class), findings(exchange));
    }

    void csv(Exchange exchange) {
        String day = exchange.getVariable("report", DayReport.class).day().toString();
        List<List<String>> rows = findings(exchange).stream().map(finding -> row(day, finding)).toList();
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, CSV + ";charset=utf-8;header=present");
        exchange.getMessage().setBody(Csv.of(COLUMNS, rows).getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> row(String day, Finding finding) {
        return Arrays.asList(day, finding.kind().name(), finding.action().name(),
            finding.paymentId() == null ? null : finding.paymentId().toString(), finding.externalId(), finding.ours(),
            finding.theirs(), finding.detail(), finding.at().toString());
    }

    /** Of the most specific range that has the type. */
    private static double quality(List<MediaType> accepted, MediaType type) {
        return accepted.stream().filter(range -> range.includes(type))
            .reduce((one, other) -> other.isMoreSpecific(one) ? other : one).map(MediaType::getQualityValue)
            .orElse(0.0);
    }

    private static List<Finding> findings(Exchange exchange) {
        List<?> all = exchange.getVariable("findings", List.class);
        return all.stream().map(Finding.class::cast).toList();
    }
}
