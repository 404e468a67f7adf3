package io.guardianpartner.orders.store;

import java.time.Instant;
import java.util.List;

import io.guardianpartner.orders.order.Decision;
import io.guardianpartner.orders.order.Decision.Changed;
import io.guardianpartner.orders.order.Decision.Impossible;
import io.guardianpartner.orders.order.Decision.Unchanged;
import io.guardianpartner.orders.store.ChangeResult.Kind;

/** One {@link OrderChange} on its way through {@link OrderRoutes}: how often it was tried, and how it stands. */
final class Change {

    static final String PROPERTY = "orderChange";

    final OrderChange wanted;
    /** How often another writer was faster. */
    int attempts;
    /** What was read; null if there was no order. */
    StoredOrder before;
    /** What is to be written; null if nothing is. */
    Changed decision;
    /** What the last write would have stored; null before the first. */
    private Changed written;
    /** Whether that was the order's first write. */
    private boolean wasBirth;
    /** How it ended; null while it has not. */
    ChangeResult result;

    Change(OrderChange wanted) {
        this.wanted = wanted;
    }

    /** The decision goes to the table now; whether it arrives may be learnt from the table only. */
    void isWritten() {
        written = decision;
        wasBirth = before == null;
    }

    /** What this exchange has written last. */
    Changed written() {
        return written;
    }

    boolean wasBirth() {
        return wasBirth;
    }

    void decideWithout(Instant now) {
        before = null;
        if (wanted.birth() == null) {
            result = new ChangeResult(Kind.UNKNOWN_ORDER, null, "there is no such order");
        } else {
            decision = new Changed(wanted.birth().apply(now), List.of());
        }
    }

    void decideOn(StoredOrder found, Instant now) {
        before = found;
        found.applied(wanted.key()).ifPresentOrElse(known -> wasApplied(found, known), () -> askRule(found, now));
    }

    /** Whether the write of this very exchange has arrived although its answer has not, so that nobody was told. */
    boolean isStoredUnheard() {
        return result != null && result.is(Kind.STORED) && decision == null;
    }

    /** Whether it was this very exchange whose write arrived although its answer did not, or an earlier delivery. */
    private void wasApplied(StoredOrder found, Applied known) {
        if (!known.bodyHash().equals(wanted.bodyHash())) {
            result = new ChangeResult(Kind.FORGED, found.order(), "its id belongs to another message");
        } else {
            Kind kind = attempts > 0 ? Kind.STORED : Kind.REPEATED;
            result = new ChangeResult(kind, found.order(), attempts > 0 ? null : "applied already");
        }
    }

    private void askRule(StoredOrder found, Instant now) {
        Decision answer = wanted.rule().decide(found.order(), now);
        if (answer instanceof Changed changed) {
            decision = changed;
        } else if (answer instanceof Unchanged unchanged) {
            result = new ChangeResult(Kind.UNCHANGED, found.order(), unchanged.why());
        } else {
            result = new ChangeResult(Kind.IMPOSSIBLE, found.order(), ((Impossible) answer).why());
        }
    }
}
