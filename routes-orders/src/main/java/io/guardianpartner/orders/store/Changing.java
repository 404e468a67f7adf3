package io.guardianpartner.orders.store;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import io.guardianpartner.message.Message;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.store.ChangeResult.Kind;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The steps of {@link OrderRoutes#CHANGE} between its reads and its writes. */
@Component("changing")
class Changing {

    private static final int MOST_ATTEMPTS = 20;
    private static final long FIRST_PAUSE = 8;
    private static final long LONGEST_PAUSE = 256;

    private final EffectMessages messages;
    private final OrderMetrics metrics;
    private final Clock clock;

    Changing(EffectMessages messages, OrderMetrics metrics, Clock clock) {
        this.messages = messages;
        this.metrics = metrics;
        this.clock = clock;
    }

    void begin(Exchange exchange) {
        exchange.setProperty(Change.PROPERTY, new Change(exchange.getMessage().getBody(OrderChange.class)));
    }

    boolean isOpen(@ExchangeProperty(Change.PROPERTY) Change change) {
        return change.result == null;
    }

    /** Asks the change's rule about what was just read, and prepares the write if there is something to write. */
    void decide(Exchange exchange, @ExchangeProperty(Change.PROPERTY) Change change) {
        Optional<StoredOrder> found = OrderItems.read(exchange.getMessage());
        Dynamo.forget(exchange.getMessage());
        change.decision = null;
        Instant now = clock.instant();
        if (found.isEmpty()) {
            change.decideWithout(now);
        } else {
            change.decideOn(found.get(), now);
        }
        if (change.decision != null) {
            prepare(exchange, change, now);
            change.isWritten();
        } else if (change.result.is(Kind.REPEATED)) {
            metrics.repeated(change.result.order());
        }
    }

    /** The answer to our write was lost: what follows a write is still to be done. */
    boolean isStoredUnheard(@ExchangeProperty(Change.PROPERTY) Change change) {
        return change.isStoredUnheard();
    }

    boolean isToBeStored(@ExchangeProperty(Change.PROPERTY) Change change) {
        return change.decision != null;
    }

    void stored(Exchange exchange, @ExchangeProperty(Change.PROPERTY) Change change) {
        Dynamo.forget(exchange.getMessage());
        metrics.stored(change.written(), change.wasBirth());
        if (change.result == null) {
            change.result = new ChangeResult(Kind.STORED, change.written().order(), null);
        }
    }

    boolean hasMessages(@ExchangeProperty(Change.PROPERTY) Change change) {
        return change.written().effects().stream().anyMatch(EffectMessages::isTold);
    }

    String key(@ExchangeProperty(Change.PROPERTY) Change change) {
        return change.wanted.orderId().toString();
    }

    /** Another writer was faster, or the answer to our own write was lost: what the table holds will tell. */
    void wasOvertaken(Exchange exchange, @ExchangeProperty(Change.PROPERTY) Change change) {
        Dynamo.forget(exchange.getMessage());
        if (++change.attempts >= MOST_ATTEMPTS) {
            throw new OvertakenException(change.wanted.orderId(), MOST_ATTEMPTS);
        }
    }

    /**
     * Milliseconds to wait before the order is read again: at random up to 8, 16, 32 … 256. Writers who all come back at
     * once would overtake one another by luck alone, and one of many could be the unlucky one every time. The thread waits:
     * another one would not have the trace.
     */
    long pause(@ExchangeProperty(Change.PROPERTY) Change change) {
        long most = Math.min(LONGEST_PAUSE, FIRST_PAUSE << (change.attempts - 1));
        return ThreadLocalRandom.current().nextLong(most + 1);
    }

    ChangeResult result(@ExchangeProperty(Change.PROPERTY) Change change) {
        return change.result;
    }

    private void prepare(Exchange exchange, Change change, Instant now) {
        Order order = change.decision.order();
        List<Message> told = messages.of(order, change.decision.effects());
        StoredOrder before = change.before;
        Applied cause = new Applied(change.wanted.key(), change.wanted.bodyHash());
        StoredOrder base = before == null ? StoredOrder.fresh(order) : before;
        Dynamo.put(exchange.getMessage(), OrderItem.write(base.changed(order, cause), told, now), OrderItem.REVISION,
            before == null ? null : AttributeValue.fromN(Long.toString(before.revision())));
    }
}
