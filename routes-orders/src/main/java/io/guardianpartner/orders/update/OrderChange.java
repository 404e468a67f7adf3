package io.guardianpartner.orders.update;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

import io.guardianpartner.orders.order.Decision;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.routing.inbound.InboundMessage;

/**
 * Something that is to happen to one order, by {@link OrderUpdateRoutes#UPDATE}. Its rule is asked anew, on what the table then
 * holds, each time another writer was faster.
 *
 * @param key what the order remembers this change by, unique to it: a repeated key has no further effect
 * @param bodyHash tells a message that comes again from another one under a known key
 * @param rule for an order that is there
 * @param creation makes the order if there is none; null if there has to be one
 */
public record OrderChange(UUID orderId, String key, String bodyHash, Rule rule, Function<Instant, Order> creation) {

    private static final Base64.Encoder OWN_KEYS = Base64.getUrlEncoder().withoutPadding();

    /** Decides what the event does to the order. Asked several times, so it changes nothing by itself. */
    @FunctionalInterface
    public interface Rule {
        Decision decide(Order order, Instant now);
    }

    public OrderChange {
        Objects.requireNonNull(orderId, "orderId");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(bodyHash, "bodyHash");
        Objects.requireNonNull(rule, "rule");
    }

    /** A change that a request or a job asks for. */
    public static OrderChange of(UUID orderId, Rule rule) {
        return new OrderChange(orderId, ownKey(), "", rule, null);
    }

    /** The order's first write; if a twin of the request has done it already, the rule says what that means. */
    public static OrderChange create(UUID orderId, Function<Instant, Order> creation, Rule otherwise) {
        return new OrderChange(orderId, ownKey(), "", otherwise, creation);
    }

    /** A change that a message asks for. */
    public static OrderChange by(InboundMessage message, UUID orderId, Rule rule) {
        return by(message.messageKey(), message.bodyHash(), orderId, rule);
    }

    static OrderChange by(String messageKey, String bodyHash, UUID orderId, Rule rule) {
        return new OrderChange(orderId, messageKey, bodyHash, rule, null);
    }

    /** 64 bits are enough among the few that an item remembers. A message's key has a colon. */
    private static String ownKey() {
        return OWN_KEYS.encodeToString(
            ByteBuffer.allocate(Long.BYTES).putLong(ThreadLocalRandom.current().nextLong()).array());
    }
}
