package io.guardianpartner.local.mercadopago;

/** The faults that are set, and how many calls and webhooks they still hit. Safe for many threads. */
class ActiveFaults {

    private Faults faults = Faults.NONE;
    private int hits;
    private int webhookHits;

    synchronized Faults current() {
        return faults;
    }

    synchronized void set(Faults wanted) {
        faults = wanted;
        hits = 0;
        webhookHits = 0;
    }

    /** The fault of this call; counts it. */
    synchronized Fault next(ApiOperation operation) {
        Fault fault = faults.of(operation);
        if (fault != Fault.OK && faults.times() > 0 && ++hits >= faults.times()) {
            faults = faults.allCallsWell();
        }
        return fault;
    }

    /** The way in which the webhook of this change comes; counts it. */
    synchronized WebhookMode nextWebhook() {
        WebhookMode mode = faults.webhooks();
        if (mode != WebhookMode.ON && faults.webhookTimes() > 0 && ++webhookHits >= faults.webhookTimes()) {
            faults = faults.webhooksWell();
        }
        return mode;
    }
}
