package io.guardianpartner.local.mercadopago;

import java.util.Objects;

/**
 * Faults that a test orders. Immutable; what is not set works.
 *
 * @param webhooks how webhooks come
 * @param webhookMilliseconds whether their {@code ts} is in milliseconds rather than in seconds
 * @param create what happens to {@code POST /v1/payments}
 * @param read what happens to {@code GET}, search too
 * @param cancel what happens to {@code PUT /v1/payments/{id}}
 * @param refund what happens to {@code POST /v1/payments/{id}/refunds}
 * @param times how many calls the four above hit before all is well again; 0 = until told otherwise
 * @param delayMillis how much later each answer of the API comes
 * @param timeoutMillis how long a connection stays open before it ends without an answer
 * @param searchLagMillis for how long a new payment is not found by a search
 */
public record Faults(WebhookMode webhooks, boolean webhookMilliseconds, Fault create, Fault read, Fault cancel,
    Fault refund, int times, int delayMillis, int timeoutMillis, int searchLagMillis) {

    /** All is well. */
    public static final Faults NONE = new Faults(null, false, null, null, null, null, 0, 0, 0, 0);

    private static final int LONGEST = 600_000;

    public Faults {
        webhooks = Objects.requireNonNullElse(webhooks, WebhookMode.ON);
        create = Objects.requireNonNullElse(create, Fault.OK);
        read = Objects.requireNonNullElse(read, Fault.OK);
        cancel = Objects.requireNonNullElse(cancel, Fault.OK);
        refund = Objects.requireNonNullElse(refund, Fault.OK);
        between("times", times);
        between("delayMillis", delayMillis);
        between("timeoutMillis", timeoutMillis);
        between("searchLagMillis", searchLagMillis);
        if (create == Fault.IN_PROCESS || read == Fault.IN_PROCESS || cancel == Fault.IN_PROCESS) {
            throw new IllegalArgumentException("in-process is for refund only");
        }
    }

    public Faults withWebhooks(WebhookMode mode) {
        return new Faults(mode, webhookMilliseconds, create, read, cancel, refund, times, delayMillis,
            timeoutMillis,
            searchLagMillis);
    }

    public Faults withCreate(Fault fault) {
        return new Faults(webhooks, webhookMilliseconds, fault, read, cancel, refund, times, delayMillis,
            timeoutMillis, searchLagMillis);
    }

    public Faults withRead(Fault fault) {
        return new Faults(webhooks, webhookMilliseconds, create, fault, cancel, refund, times, delayMillis,
            timeoutMillis, searchLagMillis);
    }

    public Faults withCancel(Fault fault) {
        return new Faults(webhooks, webhookMilliseconds, create, read, fault, refund, times, delayMillis,
            timeoutMillis, searchLagMillis);
    }

    public Faults withRefund(Fault fault) {
        return new Faults(webhooks, webhookMilliseconds, create, read, cancel, fault, times, delayMillis,
            timeoutMillis, searchLagMillis);
    }

    /** The same faults, over after that many calls. */
    public Faults times(int calls) {
        return new Faults(webhooks, webhookMilliseconds, create, read, cancel, refund, calls, delayMillis,
            timeoutMillis, searchLagMillis);
    }

    Faults allCallsWell() {
        return new Faults(webhooks, webhookMilliseconds, null, null, null, null, 0, delayMillis, timeoutMillis,
            searchLagMillis);
    }

    Fault of(ApiOperation operation) {
        return switch (operation) {
            case CREATE -> create;
            case READ -> read;
            case CANCEL -> cancel;
            case REFUND -> refund;
        };
    }

    private static void between(String name, int value) {
        if (value < 0 || value > LONGEST) {
            throw new IllegalArgumentException(name + " must be 0 to " + LONGEST);
        }
    }
}
