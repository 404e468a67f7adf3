package io.guardianpartner.local.identity;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Keeps the mails that would be sent, so that people and tests can read them. Safe for many threads. */
final class Mailbox {

    private static final int KEPT = 200;

    private final Clock clock;
    private final Consumer<MailedCode> listener;
    private final Deque<MailedCode> codes = new ArrayDeque<>();

    Mailbox(Clock clock, Consumer<MailedCode> listener) {
        this.clock = clock;
        this.listener = listener;
    }

    void send(String email, String purpose, String code) {
        MailedCode mailed = new MailedCode(clock.instant(), email, purpose, code);
        synchronized (codes) {
            codes.addFirst(mailed);
            while (codes.size() > KEPT) {
                codes.removeLast();
            }
        }
        listener.accept(mailed);
    }

    /** The newest first. */
    List<MailedCode> all() {
        synchronized (codes) {
            return List.copyOf(codes);
        }
    }
}
