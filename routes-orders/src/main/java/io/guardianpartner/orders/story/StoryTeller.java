package io.guardianpartner.orders.story;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.guardianpartner.api.story.Actor;
import io.guardianpartner.api.story.StoryEntry;
import io.guardianpartner.api.story.StoryKind;
import io.guardianpartner.api.story.StoryMessage;
import io.guardianpartner.api.story.StoryPart;
import io.guardianpartner.orders.history.HistoryEntry;
import io.guardianpartner.orders.history.MessageRef;
import io.guardianpartner.orders.history.UnreadStep;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.store.StoredOrder;
import org.springframework.stereotype.Component;

/** Tells the part of a story that the item of an order has. What its owner wrote, and who that is, stays in the item. */
@Component
class StoryTeller {

    private final WaitRules waits;
    private final Clock clock;

    StoryTeller(WaitRules waits, Clock clock) {
        this.waits = waits;
        this.clock = clock;
    }

    StoryPart part(StoredOrder stored) {
        return new StoryPart(WaitRules.SERVICE, waits.of(stored, clock.instant()), entries(stored), notes(stored));
    }

    private static List<StoryEntry> entries(StoredOrder stored) {
        Order order = stored.order();
        Set<UUID> waiting = ids(stored.waiting());
        Set<UUID> refused = ids(stored.refused());
        List<StoryEntry> entries = new ArrayList<>();
        if (!stored.history().isWhole()) {
            entries.add(placed(order, StoryEntry.of(order.createdAt(), WaitRules.SERVICE, StoryKind.REQUEST, "placed",
                order.owner().isGuest() ? Actor.GUEST : Actor.CUSTOMER)));
        }
        OrderStatus before = null;
        for (HistoryEntry step : stored.history().entries()) {
            entries.add(entry(step, before, order));
            step.told().forEach(message -> entries.add(told(message, step, waiting, refused)));
            before = step.status() == null ? before : step.status();
        }
        if (before != order.status()) {
            entries.add(StoryEntry.of(order.updatedAt(), WaitRules.SERVICE, StoryKind.STATUS,
                "is " + order.status() + "; it was changed for the last time", null));
        }
        order.alerts().forEach(alert -> entries.add(StoryEntry.of(alert.at(), WaitRules.SERVICE, StoryKind.ALERT,
            "needs a person, " + alert.kind() + ": " + alert.detail(), null)));
        return entries;
    }

    private static StoryEntry entry(HistoryEntry step, OrderStatus before, Order order) {
        StoryEntry entry = StoryEntry.of(step.at(), WaitRules.SERVICE, kind(step), what(step, before), step.by());
        if (step.cause() != null) {
            entry = entry.with(new StoryMessage(step.cause().id(), step.cause().type(), StoryMessage.HANDLED));
        }
        return switch (step.event()) {
            case PLACED -> placed(order, entry);
            case RESERVED -> entry.with("total", order.total());
            case PIX_ISSUED -> entry.with("paymentId", order.paymentId())
                .with("expiresAt", order.payment() == null || order.payment().pix() == null
                    ? null
                    : order.payment().pix().expiresAt());
            case STATUS_CHANGED -> isOver(step.status()) && order.rejection() != null
                ? entry.with("refusal", order.rejection().reason())
                : entry;
            default -> entry;
        };
    }

    private static StoryEntry placed(Order order, StoryEntry entry) {
        return entry.with("trackingNumber", order.trackingNumber()).with("products", order.lines().size())
            .with("payBy", order.payBy());
    }

    private static StoryKind kind(HistoryEntry step) {
        return switch (step.event()) {
            case PLACED, TRIED_AGAIN, RECOVERY_LOOKED -> StoryKind.REQUEST;
            case RESERVED -> StoryKind.STOCK;
            case PIX_ISSUED, PAYMENT_CHANGED, ASKED_PAYMENTS -> StoryKind.PAYMENT;
            case REFUNDED -> StoryKind.REFUND;
            case ALERTED -> StoryKind.ALERT;
            case STATUS_CHANGED -> StoryKind.STATUS;
        };
    }

    private static String what(HistoryEntry step, OrderStatus before) {
        String refunded = step.refunded() == null ? "" : "; " + step.refunded() + " have gone back in all";
        return switch (step.event()) {
            case PLACED -> "placed, " + step.status();
            case TRIED_AGAIN -> "asked for again" + times(step);
            case RECOVERY_LOOKED -> "recovery could not finish it yet" + times(step);
            case RESERVED -> "the catalog has reserved its portions";
            case PIX_ISSUED -> "payments has created its Pix";
            case PAYMENT_CHANGED -> "heard of its payment";
            case ASKED_PAYMENTS -> "asked payments to cancel or refund a payment that is not its own";
            case REFUNDED -> step.refunded() + " have gone back in all";
            case ALERTED -> "called for a person" + refunded;
            case STATUS_CHANGED -> (before == null ? "" : before + " → ") + step.status() + refunded;
        };
    }

    private static String times(HistoryEntry step) {
        return step.times() == 1 ? "" : ", " + step.times() + " times, at last now";
    }

    private static StoryEntry told(MessageRef message, HistoryEntry step, Set<UUID> waiting, Set<UUID> refused) {
        String outcome = StoryMessage.PUBLISHED;
        if (waiting.contains(message.id())) {
            outcome = StoryMessage.WAITING;
        } else if (refused.contains(message.id())) {
            outcome = StoryMessage.REFUSED;
        }
        return StoryEntry.of(step.at(), WaitRules.SERVICE, StoryKind.MESSAGE_OUT, "told " + message.type(), step.by())
            .with(new StoryMessage(message.id(), message.type(), outcome));
    }

    private static List<String> notes(StoredOrder stored) {
        List<String> notes = new ArrayList<>(missing(stored));
        if (stored.history().steps().stream().anyMatch(UnreadStep.class::isInstance)) {
            notes.add("orders: steps that a later version has taken are not shown.");
        }
        return notes;
    }

    private static List<String> missing(StoredOrder stored) {
        long kept = stored.history().entries().stream().filter(step -> step.status() != null).count();
        return kept < stored.order().version()
            ? List
                .of("orders: not all steps were kept. It keeps the last 40 of an order, and none that a version before "
                    + "this one took.")
            : List.of();
    }

    private static boolean isOver(OrderStatus status) {
        return status == OrderStatus.CANCELLED || status == OrderStatus.PAYMENT_FAILED;
    }

    private static Set<UUID> ids(List<MessageRef> messages) {
        return messages.stream().map(MessageRef::id).collect(Collectors.toSet());
    }
}
