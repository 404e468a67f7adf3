package io.guardianpartner.local.mercadopago;

import java.time.Instant;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One try to deliver a webhook, with its answer; or what became of one that was not sent.
 *
 * @param id the notification's; the same in each try
 * @param attempt from 1 on; 0: not sent, lost or not yet
 * @param at when it began, by the simulator's clock
 * @param status the answer's; null if there was none
 * @param failure why there was none; null if there was one
 * @param nextAttemptAt null if there is no further try
 */
record WebhookAttempt(long id, long paymentId, String action, Kind kind, int attempt, Instant at, Integer status,
    String failure, Instant nextAttemptAt) {

    enum Kind {

        GENUINE, COPY, FORGED;

        @JsonValue
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One that is not sent now. */
    static WebhookAttempt notSent(Webhook webhook, String why, Instant sentAt) {
        return new WebhookAttempt(webhook.id(), webhook.paymentId(), webhook.action(), Kind.GENUINE, 0,
            webhook.createdAt(), null, why, sentAt);
    }
}
