package io.guardianpartner.payments.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.guardianpartner.api.story.Actor;
import io.guardianpartner.api.story.MessageEntries;
import io.guardianpartner.api.story.StoryEntry;
import io.guardianpartner.api.story.StoryKind;
import io.guardianpartner.api.story.StoryPart;
import io.guardianpartner.api.story.Waiting;
import io.guardianpartner.payments.payment.PaymentStatus;
import io.guardianpartner.payments.payment.RefundStatus;
import io.guardianpartner.payments.store.NotificationFacts;
import io.guardianpartner.payments.store.PaymentFacts;
import io.guardianpartner.payments.store.PaymentFacts.Call;
import io.guardianpartner.payments.store.RefundFacts;
import io.guardianpartner.routing.log.KeptMessage;

/** This service's part of the story of an order, of what the tables keep. */
final class PaymentStory {

    static final String SERVICE = "payments";
    static final String KEPT = "payments: messages are kept for 3 days after they were published, what was taken up and notifications for "
        + "45 days; no calls of the broker by a version before this one.";

    private PaymentStory() {}

    static StoryPart part(List<PaymentFacts> payments, List<RefundFacts> refunds, List<Instant> cancellations,
        List<NotificationFacts> notifications, List<KeptMessage> messages) {
        List<StoryEntry> entries = new ArrayList<>();
        payments.forEach(payment -> entries.addAll(of(payment)));
        cancellations.forEach(at -> entries.add(entry(at, StoryKind.PAYMENT,
            "orders need no payment: pending, it is to be cancelled; approved, refunded", Actor.MESSAGE)));
        refunds.forEach(refund -> entries.addAll(of(refund)));
        notifications.forEach(notification -> entries.add(of(notification)));
        messages.forEach(message -> entries.add(of(message)));
        return new StoryPart(SERVICE, payments.stream().flatMap(payment -> waits(payment).stream()).toList(), entries,
            entries.isEmpty() ? List.of() : List.of(KEPT));
    }

    /** What a payment waits for, and when the broker is asked next. */
    static List<Waiting> waits(PaymentFacts payment) {
        List<Waiting> waits = new ArrayList<>();
        if (payment.alarm() != null) {
            waits.add(new Waiting(SERVICE, "a person to look at its payment: " + payment.alarm(), null));
        }
        if (payment.failingSince() != null) {
            waits.add(new Waiting(SERVICE, "the broker's answer to be recorded, in vain since "
                + payment.failingSince(), payment.nextCheckAt()));
        } else if (payment.isInFlight()) {
            waits.add(new Waiting(SERVICE, "the broker's answer", payment.nextCheckAt()));
        } else if (payment.nextCheckAt() != null) {
            String what = wanted(payment);
            if (what != null) {
                waits.add(new Waiting(SERVICE, what + "; it is asked again", payment.nextCheckAt()));
            }
        }
        return waits;
    }

    /** Null if nothing is wanted any more: a failed payment is asked about for a day, in case it was approved after all. */
    private static String wanted(PaymentFacts payment) {
        boolean isRefundOpen = payment.refund() == RefundStatus.REQUESTED || payment.refund() == RefundStatus.IN_PROCESS
            || payment.refund() == null && payment.isUnwanted();
        if (payment.status().holdsMoney()) {
            return isRefundOpen ? "the broker to make the refund" : null;
        }
        if (payment.status() != PaymentStatus.PENDING) {
            return null;
        }
        if (payment.externalId() == null) {
            return "the broker to say whether it has the payment";
        }
        return payment.isUnwanted() ? "the broker to cancel the payment" : "the broker to say that it is paid";
    }

    private static List<StoryEntry> of(PaymentFacts payment) {
        List<StoryEntry> entries = new ArrayList<>();
        entries.add(entry(payment.createdAt(), StoryKind.PAYMENT, "wanted: PENDING", Actor.SERVICE)
            .with("paymentId", payment.id()).with("amount", payment.amount()).with("payBy", payment.payBy()));
        String before = PaymentStatus.PENDING.name();
        for (Call call : payment.calls()) {
            entries.add(of(call, before));
            before = call.status();
        }
        if (payment.approvedAt() != null) {
            entries.add(entry(payment.approvedAt(), StoryKind.PAYMENT, "approved by the broker", Actor.BROKER));
        }
        if (!payment.status().name().equals(before)) {
            entries.add(entry(payment.updatedAt(), StoryKind.PAYMENT, "is " + payment.status(), null));
        }
        if (payment.reason() != null) {
            entries.add(entry(payment.updatedAt(), StoryKind.PAYMENT, "failed: " + payment.reason(), Actor.BROKER));
        }
        if (payment.escalatedAt() != null) {
            entries.add(entry(payment.escalatedAt(), StoryKind.ALERT,
                "a person was called: what is wanted does not come about", Actor.JOB));
        }
        return entries;
    }

    private static StoryEntry of(Call call, String before) {
        String moved = call.status().equals(before) ? "" : "; " + before + " → " + call.status();
        StoryEntry entry = entry(call.at(), StoryKind.BROKER,
            "asked the broker, " + call.call() + ": " + call.outcome() + moved, null).doneBy(call.by());
        return call.times() == 1 ? entry : entry.with("times", call.times()).with("since", call.since());
    }

    private static List<StoryEntry> of(RefundFacts refund) {
        String what = switch (refund.kind()) {
            case REST -> "refund wanted";
            case PART -> "refund of a part wanted";
            case BY_HAND -> "refund found that was made by hand at the broker";
        };
        StoryEntry wanted = entry(refund.requestedAt(), StoryKind.REFUND, what, null)
            .with("refundId", refund.id()).with("amount", refund.amount());
        if (refund.status() == RefundStatus.REQUESTED && refund.refusals() == 0) {
            return List.of(wanted);
        }
        return List.of(wanted, entry(refund.updatedAt(), StoryKind.REFUND, "refund is " + refund.status(), null)
            .with("refundId", refund.id()).with("refusals", refund.refusals() == 0 ? null : refund.refusals())
            .with("externalId", refund.externalId()));
    }

    private static StoryEntry of(NotificationFacts notification) {
        String action = notification.action() == null ? "payment" : notification.action();
        return entry(notification.receivedAt(), StoryKind.BROKER, "notified by the broker, " + action
            + (notification.isOpen() ? ": not taken up yet" : ""), Actor.BROKER)
            .with("notificationId", notification.id());
    }

    private static StoryEntry of(KeptMessage message) {
        return message.isOwn()
            ? MessageEntries.told(SERVICE, message.at(), message.id(), message.type(), message.publishedAt(),
                message.refusal(), message.isRefused())
            : MessageEntries.takenUp(SERVICE, message.at(), message.id(), message.type());
    }

    private static StoryEntry entry(Instant at, StoryKind kind, String what, Actor by) {
        return StoryEntry.of(at, SERVICE, kind, what, by);
    }
}
