package io.guardianpartner.operations.reconciliation;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.guardianpartner.message.Failure;
import io.guardianpartner.message.Json;
import io.guardianpartner.message.process.TokenSource;
import io.guardianpartner.operations.OperationException;
import io.guardianpartner.operations.http.OperatorHttp;

/** Has payments reconcile a day with its broker, and reads the report. */
public final class DayReconciliation {

    private static final String JSON = "application/json";
    private static final String CSV = "text/csv";
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final OperatorHttp payments;
    private final LocalDate day;

    /**
     * @param payments the address of the service
     * @param token where an administrator's access token comes from
     * @param day of UTC
     */
    public DayReconciliation(URI payments, TokenSource token, LocalDate day) {
        this.payments = new OperatorHttp(payments, token, ANSWER);
        this.day = day;
    }

    /**
     * Begins it, unless it is running already.
     *
     * @throws OperationException if it may not be, or the day is not over, or nobody answers
     */
    public void begin() {
        HttpResponse<String> answer = payments.post(path(), "");
        boolean isRunning = answer.statusCode() == 409
            && json(answer.body()).path("type").asText().endsWith(":reconciliation-running");
        if (answer.statusCode() != 202 && !isRunning) {
            throw refused(answer);
        }
    }

    /**
     * Reads the report as it is.
     *
     * @throws OperationException if the day has none, or it may not be told to this caller, or nobody answers
     */
    public JsonNode report() {
        HttpResponse<String> answer = payments.get(path(), JSON);
        if (answer.statusCode() != 200) {
            throw refused(answer);
        }
        JsonNode report = json(answer.body());
        if (!report.path("status").isTextual() || !report.path("findings").isArray()) {
            throw new OperationException(
                payments.base() + " answered without a report; check that it is the payments service");
        }
        return report;
    }

    /** As {@link #report()}, its findings as CSV. */
    public String csv() {
        HttpResponse<String> answer = payments.get(path(), CSV);
        if (answer.statusCode() != 200) {
            throw refused(answer);
        }
        return answer.body();
    }

    /** Whether a report is of a reconciliation that has ended. */
    public static boolean isDone(JsonNode report) {
        return report.path("status").asText().equals("DONE");
    }

    /** The number of findings in a report that are left to an operator. */
    public static long escalated(JsonNode report) {
        return report.at("/counts/escalated").asLong();
    }

    private String path() {
        return "/v1/reconciliations/" + day;
    }

    private OperationException refused(HttpResponse<String> answer) {
        return new OperationException(switch (answer.statusCode()) {
            case 401 -> "The token from " + payments.tokenName() + " is not accepted at " + payments.base()
                + ": it must be an access token of a person, and still good";
            case 403 -> "The token from " + payments.tokenName()
                + " is not of an administrator; who reconciles must be in the group admin";
            case 404 -> "There is no reconciliation of " + day + "; without --show it is made";
            case 409 -> Failure.printable(json(answer.body()).path("detail").asText());
            default -> payments.base() + " answered " + answer.statusCode()
                + (answer.statusCode() >= 500 ? "; try again" : " to a request for a reconciliation");
        });
    }

    private static JsonNode json(String body) {
        try {
            return Json.mapper().readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
