package io.guardianpartner.local.mercadopago;

import java.util.Objects;

/**
 * Faults that a test orders. Immutable; what is not set works.
 *
 * @param webhooks how webhooks come
 * @param webhookTimes for how many changes they come so before all is well again; 0 = until told otherwise
 * @param webhookDelayMillis how much later late ones come; 0 = 5 s
 * @param webhookMilliseconds whether their {@code ts} is in milliseconds rather than in seconds
 * @param create what happens to {@code POST /v1/payments}
 * @param read what happens to {@code GET}, search too if nothing is said about it
 * @param search what happens to {@code GET /v1/payments/search}
 * @param cancel what happens to {@code PUT /v1/payments/{id}}
 * @param refund what happens to {@code POST /v1/payments/{id}/refunds}
 * @param times how many calls the five above hit before all is well again; 0 = until told otherwise
 * @param delayMillis how much later each answer of the API comes
 * @param slowMillis how much later a slow answer comes; 0 = 2 s
 * @param timeoutMillis how long a connection stays open before it ends without an answer
 * @param retryAfterSeconds what 429 and 503 say in Retry-After; 0 = 1 s
 * @param searchLagMillis how far a search is behind: a new payment is not found, a change not seen
 */
public record Faults(WebhookMode webhooks, int webhookTimes, int webhookDelayMillis, boolean webhookMilliseconds,
    Fault create, Fault read, Fault search, Fault cancel, Fault refund, int times, int delayMillis, int slowMillis,
    int timeoutMillis, int retryAfterSeconds, int searchLagMillis) {

    /** All is well. */
    public static final Faults NONE = new Faults(null, false, null, null, null, null, 0, 0, 0, 0);

    private static final int LONGEST = 600_000;
    private static final int LATE = 5_000;
    private static final int SLOW = 2_000;

    public Faults {
        webhooks = Objects.requireNonNullElse(webhooks, WebhookMode.ON);
        create = Objects.requireNonNullElse(create, Fault.OK);
        read = Objects.requireNonNullElse(read, Fault.OK);
        search = Objects.requireNonNullElse(search, Fault.OK);
        cancel = Objects.requireNonNullElse(cancel, Fault.OK);
        refund = Objects.requireNonNullElse(refund, Fault.OK);
        webhookDelayMillis = webhookDelayMillis == 0 ? LATE : webhookDelayMillis;
        slowMillis = slowMillis == 0 ? SLOW : slowMillis;
        retryAfterSeconds = retryAfterSeconds == 0 ? 1 : retryAfterSeconds;
        between("webhookTimes", webhookTimes);
        between("webhookDelayMillis", webhookDelayMillis);
        between("times", times);
        between("delayMillis", delayMillis);
        between("slowMillis", slowMillis);
        between("timeoutMillis", timeoutMillis);
        between("retryAfterSeconds", retryAfterSeconds);
        between("searchLagMillis", searchLagMillis);
        if (create == Fault.IN_PROCESS || read == Fault.IN_PROCESS || search == Fault.IN_PROCESS
            || cancel == Fault.IN_PROCESS) {
            throw new IllegalArgumentException("in-process is for refund only");
        }
    }

    public Faults(WebhookMode webhooks, boolean webhookMilliseconds, Fault create, Fault read, Fault cancel,
        Fault refund, int times, int delayMillis, int timeoutMillis, int searchLagMillis) {
        this(webhooks, 0, 0, webhookMilliseconds, create, read, null, cancel, refund, times, delayMillis, 0,
            timeoutMillis, 0, searchLagMillis);
    }

    public Faults withWebhooks(WebhookMode mode) {
        return withWebhooks(mode, webhookTimes);
    }

    /** The same faults; webhooks come so for that many changes. */
    public Faults withWebhooks(WebhookMode mode, int changes) {
        return new Faults(mode, changes, webhookDelayMillis, webhookMilliseconds, create, read, search, cancel, refund,
            times, delayMillis, slowMillis, timeoutMillis, retryAfterSeconds, searchLagMillis);
    }

    public Faults withCreate(Fault fault) {
        return withCalls(fault, read, search, cancel, refund, times);
    }

    public Faults withRead(Fault fault) {
        return withCalls(create, fault, search, cancel, refund, times);
    }

    public Faults withSearch(Fault fault) {
        return withCalls(create, read, fault, cancel, refund, times);
    }

    public Faults withCancel(Fault fault) {
        return withCalls(create, read, search, fault, refund, times);
    }

    public Faults withRefund(Fault fault) {
        return withCalls(create, read, search, cancel, fault, times);
    }

    /** The same faults, over after that many calls. */
    public Faults times(int calls) {
        return withCalls(create, read, search, cancel, refund, calls);
    }

    Faults allCallsWell() {
        return withCalls(null, null, null, null, null, 0);
    }

    Faults webhooksWell() {
        return withWebhooks(WebhookMode.ON, 0);
    }

    Fault of(ApiOperation operation) {
        return switch (operation) {
            case CREATE -> create;
            case READ -> read;
            case SEARCH -> search == Fault.OK ? read : search;
            case CANCEL -> cancel;
            case REFUND -> refund;
        };
    }

    private Faults withCalls(Fault onCreate, Fault onRead, Fault onSearch, Fault onCancel, Fault onRefund, int calls) {
        return new Faults(webhooks, webhookTimes, webhookDelayMillis, webhookMilliseconds, onCreate, onRead, onSearch,
            onCancel, onRefund, calls, delayMillis, slowMillis, timeoutMillis, retryAfterSeconds, searchLagMillis);
    }

    private static void between(String name, int value) {
        if (value < 0 || value > LONGEST) {
            throw new IllegalArgumentException(name + " must be 0 to " + LONGEST);
        }
    }
}
