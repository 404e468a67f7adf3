package io.guardianpartner.orders.store;

import java.time.Instant;
import java.util.Set;

import io.guardianpartner.api.story.Actor;
import io.guardianpartner.message.MessageTypes;
import io.guardianpartner.orders.dynamodb.ItemReader;
import io.guardianpartner.orders.dynamodb.ItemWriter;
import io.guardianpartner.orders.history.HistoryEntry;
import io.guardianpartner.orders.history.HistoryEntry.Event;
import io.guardianpartner.orders.history.HistoryStep;
import io.guardianpartner.orders.history.MessageRef;
import io.guardianpartner.orders.history.UnreadStep;
import io.guardianpartner.orders.order.OrderStatus;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The layout of one step in the order item, in both directions. Each byte is written again with every later step, so what most
 * steps have is left out: that they change the status, and that they tell everybody. Ids of messages
 * are their 16 bytes.
 */
final class HistoryItem {

    private static final String AT = "at";
    private static final String TIMES = "times";
    private static final String EVENT = "event";
    private static final String STATUS = "status";
    private static final String BY = "by";
    private static final String CAUSE = "cause";
    private static final String TOLD = "told";
    private static final String REFUNDED = "refunded";
    private static final Set<String> MEMBERS = Set.of(AT, TIMES, EVENT, STATUS, BY, CAUSE, TOLD, REFUNDED);
    private static final String USUAL = MessageTypes.MSG_ORDER_STATUS_CHANGED;

    private HistoryItem() {}

    static AttributeValue write(HistoryStep step) {
        return step instanceof HistoryEntry entry ? write(entry) : (AttributeValue) ((UnreadStep) step).kept();
    }

    /** What a later version has added to a step would be lost if it were read without that. */
    static HistoryStep read(AttributeValue value) {
        try {
            return MEMBERS.containsAll(value.m().keySet()) ? read(new ItemReader(value.m())) : new UnreadStep(value);
        } catch (RuntimeException e) {
            return new UnreadStep(value);
        }
    }

    private static AttributeValue write(HistoryEntry step) {
        return AttributeValue.fromM(new ItemWriter()
            .number(AT, step.at().toEpochMilli()).number(TIMES, step.times() == 1 ? null : step.times())
            .text(EVENT, step.event() == Event.STATUS_CHANGED ? null : step.event()).text(STATUS, step.status())
            .text(BY, step.by())
            .map(CAUSE, step.cause(), HistoryItem::message).list(TOLD, step.told(), HistoryItem::message)
            .text(REFUNDED, step.refunded()).item());
    }

    private static HistoryEntry read(ItemReader item) {
        String event = item.text(EVENT);
        String status = item.text(STATUS);
        return new HistoryEntry(Instant.ofEpochMilli(item.number(AT)), Math.max(1, (int) item.number(TIMES)),
            event == null ? Event.STATUS_CHANGED : Event.valueOf(event),
            status == null ? null : OrderStatus.valueOf(status),
            Actor.valueOf(item.text(BY)), item.map(CAUSE, HistoryItem::message), item.list(TOLD, HistoryItem::message),
            item.money(REFUNDED));
    }

    private static void message(MessageRef message, ItemWriter item) {
        item.id("id", message.id()).text("type", message.type().equals(USUAL) ? null : message.type());
    }

    private static MessageRef message(ItemReader item) {
        String type = item.text("type");
        return new MessageRef(item.uuid("id"), type == null ? USUAL : type);
    }
}
