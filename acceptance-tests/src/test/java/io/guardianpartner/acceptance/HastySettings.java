package io.guardianpartner.acceptance;

import java.util.Map;

/** Settings of the services in a {@link Restaurant}: waiting times that are minutes elsewhere are seconds. */
final class HastySettings {

    /** They start often here, and from classes that javac has just made. */
    static final String[] QUICK_STARTS = {"-XX:+UnlockDiagnosticVMOptions",
        "-XX:-BytecodeVerificationRemote"};

    /** Where they run is not to be noticed, be it a place whose small I has no dot. */
    static final String[] ABROAD = {"-Duser.language=tr", "-Duser.country=TR"};

    /** What a crash leaves to be taken up again is taken up within seconds. */
    static final Map<String, String> ALL_IN_HASTE = Map.ofEntries(
        Map.entry("GUARDIAN_SQS_WAITTIME", "1s"),
        Map.entry("GUARDIAN_SQS_VISIBILITYTIMEOUT", "3s"),
        Map.entry("GUARDIAN_FAILURE_LONGESTRETRY", "1s"),
        // Retries in such haste would open it for a single message.
        Map.entry("GUARDIAN_INBOUND_BREAKER_MINIMUMMESSAGES", "100"),
        // An unavailable database delays each try of a message by this long.
        Map.entry("SPRING_DATASOURCE_HIKARI_CONNECTIONTIMEOUT", "1000"),
        Map.entry("GUARDIAN_OUTBOX_SWEEPINTERVAL", "1s"),
        Map.entry("GUARDIAN_REST_BODYTIMEOUT", "3s"),
        Map.entry("GUARDIAN_OUTBOX_DYNAMODB_RECOVERLEASE", "2s"),
        // Spans are told of those traces alone that a test records.
        Map.entry("OTEL_TRACES_EXPORTER", "otlp"),
        Map.entry("OTEL_TRACES_SAMPLER", "parentbased_always_off"),
        Map.entry("OTEL_BSP_SCHEDULE_DELAY", "200"));

    static final Map<String, Map<String, String>> IN_HASTE = Map.of(
        "orders", Map.of(
            "GUARDIAN_ORDERS_PLACING_RECOVERAFTER", "14s",
            "GUARDIAN_ORDERS_PLACING_RECOVEREVERY", "1s",
            "GUARDIAN_ORDERS_PLACING_UNDOAFTER", "25s"),
        "payments", Map.of(
            // As in pods; the others log as on one machine.
            "LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs",
            "GUARDIAN_PAYMENTS_CLAIMING_LEASE", "10s",
            "GUARDIAN_PAYMENTS_WEBHOOKS_LEASE", "3s",
            "GUARDIAN_PAYMENTS_SETTLING_CHECK_PENDING", "1s",
            "GUARDIAN_PAYMENTS_SETTLING_CHECK_PENDINGMAX", "2s",
            "GUARDIAN_PAYMENTS_SETTLING_CHECK_FAILED", "2s",
            // No day ends, so what looks for one would only be a step that comes and goes.
            "GUARDIAN_PAYMENTS_RECONCILIATION_SWEEP", "1h"),
        "catalog", Map.of("GUARDIAN_CATALOG_RESERVATION_SWEEPINTERVAL", "1s"),
        "auth-lambda", Map.of(
            "GUARDIAN_AUTH_ANSWER_STEP_MILLIS", "100",
            // None ends, and gives new guesses, while somebody guesses.
            "GUARDIAN_AUTH_WINDOW_SECONDS", "9999999"));

    private HastySettings() {}
}
