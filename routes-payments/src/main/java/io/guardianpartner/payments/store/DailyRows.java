package io.guardianpartner.payments.store;

import static io.guardianpartner.payments.store.Columns.instant;
import static io.guardianpartner.payments.store.Columns.money;
import static io.guardianpartner.payments.store.Columns.named;
import static io.guardianpartner.payments.store.Columns.rows;
import static io.guardianpartner.payments.store.Columns.time;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Json;
import io.guardianpartner.payments.comparison.Finding;
import io.guardianpartner.payments.comparison.FindingAction;
import io.guardianpartner.payments.comparison.FindingKind;
import io.guardianpartner.payments.comparison.FoundPayment;
import io.guardianpartner.payments.comparison.OpenFinding;
import io.guardianpartner.payments.comparison.Verdict;
import io.guardianpartner.payments.payment.BrokerPage;
import io.guardianpartner.payments.payment.BrokerPage.Hit;
import io.guardianpartner.payments.payment.Payment;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The rows of the daily reconciliation: reports, findings, what was found, and the lease. */
@Component
class DailyRows {

    private final DailyProperties properties;

    DailyRows(DailyProperties properties) {
        this.properties = properties;
    }

    Map<String, Object> plan(Exchange exchange) {
        return Map.of("look_back", properties.lookBack(), "after", properties.after().toMillis());
    }

    Map<String, Object> lookBack(Exchange exchange) {
        return Map.of("look_back", properties.lookBack());
    }

    Map<String, Object> retention(Exchange exchange) {
        return Map.of("retention", properties.retention().toMillis());
    }

    Map<String, Object> nothing(Exchange exchange) {
        return Map.of();
    }

    Map<String, Object> lease(Exchange exchange) {
        return Map.of("lease", properties.lease().toMillis());
    }

    Map<String, Object> held(Exchange exchange) {
        return Map.of("until", exchange.getMessage().getBody(OffsetDateTime.class), "lease",
            properties.lease().toMillis());
    }

    /** @param exchange with a day, or how far it has come */
    Map<String, Object> day(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        LocalDate day = body instanceof DayProgress progress ? progress.day() : (LocalDate) body;
        return Map.of("day", day.toString());
    }

    Map<String, Object> retry(Exchange exchange) {
        return with(day(exchange), "wait", properties.retry().toMillis());
    }

    Map<String, Object> gaps(Exchange exchange) {
        return with(day(exchange), "open_for", properties.openFor().toMillis());
    }

    Map<String, Object> progress(Exchange exchange) {
        DayProgress progress = exchange.getMessage().getBody(DayProgress.class);
        Map<String, Object> row = new HashMap<>(day(exchange));
        row.put("stage", progress.stage().name());
        row.put("seen_until", time(progress.seenUntil()));
        row.put("seen_offset", progress.seenOffset());
        return row;
    }

    /** The ids of a page: each reference may be one of ours. */
    Map<String, Object> page(Exchange exchange) {
        List<Hit> hits = exchange.getMessage().getBody(BrokerPage.class).hits();
        return Map.of("ids", array(hits.stream().map(Hit::reference).filter(DailyRows::isId)), "external_ids",
            array(hits.stream().map(Hit::externalId)));
    }

    Map<String, Object> found(Exchange exchange) {
        DayFindings day = exchange.getMessage().getBody(DayFindings.class);
        return Map.of("day", day.day().toString(), "found", json(day.found().stream().map(DailyRows::row).toList()));
    }

    Map<String, Object> findings(Exchange exchange) {
        DayFindings day = exchange.getMessage().getBody(DayFindings.class);
        return Map.of("day", day.day().toString(), "findings",
            json(day.findings().stream().map(DailyRows::row).toList()), "wait", properties.again().toMillis());
    }

    Map<String, Object> verdict(Exchange exchange) {
        Verdict verdict = exchange.getMessage().getBody(Verdict.class);
        Duration wait = verdict.isAnswered() ? properties.again() : properties.retry();
        Map<String, Object> row = new HashMap<>();
        row.put("id", verdict.finding().id());
        row.put("action", verdict.action().name());
        row.put("theirs", verdict.theirs());
        row.put("detail", verdict.detail());
        row.put("wait", wait.toMillis());
        return row;
    }

    /** @return until when the lease is held; null if somebody else has it */
    OffsetDateTime until(Exchange exchange) {
        return rows(exchange).stream().map(row -> time(instant(row.get("held_until")))).findFirst().orElse(null);
    }

    /** @return null if nothing is due */
    DayProgress due(Exchange exchange) {
        return rows(exchange).stream()
            .map(row -> new DayProgress(day(row), stage(row), instant(row.get("seen_until")),
                (Integer) row.get("seen_offset")))
            .findFirst().orElse(null);
    }

    /** Whether a row was written. */
    boolean isAny(Exchange exchange) {
        return !rows(exchange).isEmpty();
    }

    List<Payment> payments(Exchange exchange) {
        return rows(exchange).stream().map(row -> PaymentRows.stored(row).payment()).toList();
    }

    List<NotedFinding> noted(Exchange exchange) {
        return rows(exchange).stream().map(row -> new NotedFinding(kind(row), action(row))).toList();
    }

    List<DayGap> gapsFound(Exchange exchange) {
        return rows(exchange).stream().map(row -> new DayGap(kind(row), PaymentRows.stored(row).payment())).toList();
    }

    /** @return null if none is due */
    OpenFinding open(Exchange exchange) {
        return rows(exchange).stream()
            .map(row -> new OpenFinding((Long) row.get("finding_id"), kind(row),
                (String) row.get("finding_external_id"), (String) row.get("ours"),
                instant(row.get("found_at")), PaymentRows.stored(row).payment()))
            .findFirst().orElse(null);
    }

    DaySummary summary(Exchange exchange) {
        Map<String, Object> row = rows(exchange).get(0);
        return new DaySummary((Integer) row.get("found"), sums(row, "broker"), sums(row, "books"),
            (Long) row.get("escalated"), (Long) row.get("explaining"));
    }

    /** @return null if the day has none */
    DayReport report(Exchange exchange) {
        return rows(exchange).stream()
            .map(row -> new DayReport(day(row), stage(row), (Integer) row.get("runs"), instant(row.get("begun_at")),
                instant(row.get("finished_at")), (Integer) row.get("found"), sums(row, "broker"), sums(row, "books"),
                new DayReport.Counts((Long) row.get("asked_again"), (Long) row.get("corrected"),
                    (Long) row.get("agreed"), (Long) row.get("escalated"))))
            .findFirst().orElse(null);
    }

    List<Finding> list(Exchange exchange) {
        return rows(exchange).stream()
            .map(row -> new Finding(kind(row), action(row), (UUID) row.get("payment_id"),
                (String) row.get("external_id"), (String) row.get("ours"), (String) row.get("theirs"),
                (String) row.get("detail"), instant(row.get("found_at"))))
            .toList();
    }

    Duration age(Exchange exchange) {
        return Duration.ofSeconds((Long) rows(exchange).get(0).get("seconds"));
    }

    private static DaySums sums(Map<String, Object> row, String of) {
        return row.get(of + "_payments") == null
            ? null
            : new DaySums((Integer) row.get(of + "_payments"), money(row.get(of + "_charged")),
                money(row.get(of + "_refunded")), money(row.get(of + "_fees")));
    }

    private static LocalDate day(Map<String, Object> row) {
        return LocalDate.parse((String) row.get("day"));
    }

    private static DayProgress.Stage stage(Map<String, Object> row) {
        return named(DayProgress.Stage.class, row.get("stage"));
    }

    private static FindingKind kind(Map<String, Object> row) {
        return named(FindingKind.class, row.get("kind"));
    }

    private static FindingAction action(Map<String, Object> row) {
        return named(FindingAction.class, row.get("action"));
    }

    private static Map<String, Object> row(FoundPayment found) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("external_id", found.externalId());
        row.put("payment_id", found.paymentId());
        row.put("is_of_day", found.isOfDay());
        row.put("amount", found.amount());
        row.put("refunded", found.refunded());
        row.put("fee", found.fee());
        return row;
    }

    private static Map<String, Object> row(Finding finding) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("kind", finding.kind().name());
        row.put("action", finding.action().name());
        row.put("payment_id", finding.paymentId());
        row.put("external_id", finding.externalId());
        row.put("ours", finding.ours());
        row.put("theirs", finding.theirs());
        row.put("detail", finding.detail());
        return row;
    }

    private static Map<String, Object> with(Map<String, Object> row, String name, Object value) {
        Map<String, Object> more = new HashMap<>(row);
        more.put(name, value);
        return more;
    }

    /** An array of texts of which none has to be quoted. */
    private static String array(Stream<String> texts) {
        return texts.filter(Objects::nonNull).distinct().collect(Collectors.joining(",", "{", "}"));
    }

    private static boolean isId(String reference) {
        try {
            Ids.parse(reference);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String json(List<Map<String, Object>> rows) {
        try {
            return Json.mapper().writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
