package io.guardianpartner.acceptance.conformance;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.guardianpartner.message.Message;
import io.guardianpartner.message.MessageTypes;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentCancellationRequested;
import io.guardianpartner.routing.Messages;
import io.guardianpartner.routing.inbound.InboundMessage;

/** Directs the handlers of all pods by order, and records what they have seen. An order without directions is just handled. */
final class Script {

    private static final int PATIENCE_SECONDS = 60;

    private final Map<UUID, Act> beginnings = new ConcurrentHashMap<>();
    private final Map<UUID, Act> ends = new ConcurrentHashMap<>();
    private final Map<UUID, Tales> tales = new ConcurrentHashMap<>();
    private final List<CountDownLatch> holds = new CopyOnWriteArrayList<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    /** A message as a handler got it. */
    record Seen(String pod, UUID order, Object payload, InboundMessage message, long at) {}

    /** An action of a handler; an exception is the handler's failure. */
    interface Act {
        void on(InboundMessage message) throws Exception;
    }

    /** The messages that an effect causes. */
    interface Tales {
        List<Message> of(Messages messages);
    }

    /** Before it does anything. */
    void whenHandling(UUID order, Act act) {
        beginnings.put(order, act);
    }

    /** When all is written and nothing is committed. */
    void beforeCommit(UUID order, Act act) {
        ends.put(order, act);
    }

    /** Instead of the one message that every effect tells. */
    void tells(UUID order, Tales tale) {
        tales.put(order, tale);
    }

    static Act failing(int times) {
        return message -> {
            if (message.receives() <= times) {
                throw new IllegalStateException("not yet");
            }
        };
    }

    /** Something that handlers and calls wait for until it is counted down, or the test is over. */
    CountDownLatch hold() {
        CountDownLatch hold = new CountDownLatch(1);
        holds.add(hold);
        return hold;
    }

    void letAllGo() {
        holds.forEach(CountDownLatch::countDown);
    }

    static Act holding(CountDownLatch latch) {
        return message -> {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody came");
            }
        };
    }

    List<Seen> seen(UUID order) {
        return seen.stream().filter(each -> each.order().equals(order)).toList();
    }

    /** Whether that many handlers have begun. */
    boolean hasSeen(UUID order, int times) {
        return seen(order).size() >= times;
    }

    void begins(String pod, UUID order, Object payload, InboundMessage message) throws Exception {
        seen.add(new Seen(pod, order, payload, message, System.nanoTime()));
        beginnings.getOrDefault(order, nothing -> {}).on(message);
    }

    void ends(UUID order, InboundMessage message) throws Exception {
        ends.getOrDefault(order, nothing -> {}).on(message);
    }

    List<Message> toTell(UUID order, String text, Messages messages) {
        return tales.getOrDefault(order, own -> List.of(cancellation(own, order, text))).of(messages);
    }

    /** The message that the subject sends. */
    static Message cancellation(Messages messages, UUID order, String text) {
        return messages.to(Services.PAYMENTS, MessageTypes.MSG_PAYMENT_CANCELLATION_REQUESTED, order,
            new PaymentCancellationRequested(order, null, text));
    }
}
