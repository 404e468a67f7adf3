package io.guardianpartner.local.mercadopago;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** The last attempts to deliver webhooks, the newest first. Safe for many threads. */
class WebhookLog {

    private static final int KEPT = 2_000;

    private final Deque<WebhookAttempt> attempts = new ArrayDeque<>();

    synchronized void add(WebhookAttempt attempt) {
        attempts.addFirst(attempt);
        if (attempts.size() > KEPT) {
            attempts.removeLast();
        }
    }

    synchronized List<WebhookAttempt> of(long paymentId) {
        return find(attempt -> attempt.paymentId() == paymentId);
    }

    synchronized List<WebhookAttempt> all() {
        return find(attempt -> true);
    }

    private List<WebhookAttempt> find(Predicate<WebhookAttempt> condition) {
        return attempts.stream().filter(condition).toList();
    }
}
