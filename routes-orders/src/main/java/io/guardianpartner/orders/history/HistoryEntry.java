package io.guardianpartner.orders.history;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.guardianpartner.api.story.Actor;
import io.guardianpartner.message.Money;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.OrderStatus;

/**
 * A step that an order has taken.
 *
 * @param at when; of steps that came several times in a row, when the last one did
 * @param times how often in a row
 * @param status the order's after it; null if it is as it was
 * @param cause the message by which it came; null if it came by none
 * @param told the messages that were stored with it
 * @param refunded all that has gone back so far; null if nothing went back by this step
 */
public record HistoryEntry(Instant at, int times, Event event, OrderStatus status, Actor by, MessageRef cause,
    List<MessageRef> told, Money refunded) implements HistoryStep {

    /** The kinds of steps. */
    public enum Event {
        PLACED, TRIED_AGAIN, RECOVERY_LOOKED, RESERVED, PIX_ISSUED, PAYMENT_CHANGED, REFUNDED, ALERTED, STATUS_CHANGED,
        /** Nothing of the order changed, others were told. */
        ASKED_PAYMENTS
    }

    public HistoryEntry {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(by, "by");
        told = List.copyOf(told);
    }

    /** @param before null if the step makes the order */
    public static HistoryEntry of(Order before, Order after, Origin origin, List<MessageRef> told) {
        boolean isNewStatus = before == null || before.status() != after.status();
        return new HistoryEntry(after.updatedAt(), 1, event(before, after), isNewStatus ? after.status() : null,
            origin.by(), origin.message(), told, refunded(before, after));
    }

    private static Event event(Order before, Order after) {
        if (before == null) {
            return Event.PLACED;
        }
        if (before.status() != after.status()) {
            return Event.STATUS_CHANGED;
        }
        if (before.alerts().size() < after.alerts().size() || !after.alerts().containsAll(before.alerts())) {
            return Event.ALERTED;
        }
        if (refunded(before, after) != null) {
            return Event.REFUNDED;
        }
        if (!before.isPriced() && after.isPriced()) {
            return Event.RESERVED;
        }
        if (after.openPix().isPresent() && before.openPix().isEmpty()) {
            return Event.PIX_ISSUED;
        }
        if (!Objects.equals(before.payment(), after.payment())
            || !Objects.equals(before.chargeBack(), after.chargeBack())) {
            return Event.PAYMENT_CHANGED;
        }
        return attempt(before, after);
    }

    private static Event attempt(Order before, Order after) {
        if (Objects.equals(before.attempt(), after.attempt())) {
            return Event.ASKED_PAYMENTS;
        }
        return before.attempt() != null && after.attempt() != null
            && before.attempt().triedAt().equals(after.attempt().triedAt()) ? Event.RECOVERY_LOOKED : Event.TRIED_AGAIN;
    }

    private static Money refunded(Order before, Order after) {
        if (before == null || after.payment() == null) {
            return null;
        }
        Money known = before.payment() == null ? Money.ZERO : before.payment().refunded();
        return after.payment().refunded().compareTo(known) > 0 ? after.payment().refunded() : null;
    }

    /** Whether the next step is this one once more, about which there is nothing more to say. */
    boolean isRepeatedBy(HistoryEntry next) {
        return (event == Event.TRIED_AGAIN || event == Event.RECOVERY_LOOKED) && event == next.event && by == next.by;
    }

    HistoryEntry repeated(HistoryEntry next) {
        return new HistoryEntry(next.at, times + 1, event, status, by, cause, told, refunded);
    }
}
