package io.guardianpartner.orders.dynamodb;

import java.util.concurrent.ThreadLocalRandom;

import io.github.resilience4j.core.IntervalFunction;
import org.apache.camel.Exchange;

/** The steps of {@link ItemUpdates}. */
final class ItemUpdateSteps {

    private static final IntervalFunction LONGEST_PAUSE = IntervalFunction.ofExponentialBackoff(8, 2, 256);

    private ItemUpdateSteps() {}

    static boolean isOpen(Exchange exchange) {
        return update(exchange).isOpen();
    }

    static boolean isToBeRead(Exchange exchange) {
        return update(exchange).isToBeRead();
    }

    static void ask(Exchange exchange) {
        DynamoDbHeaders.get(exchange.getMessage(), update(exchange).key());
    }

    /** Asks the update about what was just read, and prepares the put if there is something to put. */
    static void decide(Exchange exchange) {
        ItemUpdate update = update(exchange);
        update.decideOn(DynamoDbHeaders.item(exchange.getMessage()));
        DynamoDbHeaders.forget(exchange.getMessage());
        if (update.put() != null) {
            DynamoDbHeaders.put(exchange.getMessage(), update.put());
        }
    }

    static boolean isToBePut(Exchange exchange) {
        return update(exchange).put() != null;
    }

    static void stored(Exchange exchange) {
        DynamoDbHeaders.forget(exchange.getMessage());
        update(exchange).stored();
    }

    static void conflict(Exchange exchange) {
        DynamoDbHeaders.forget(exchange.getMessage());
        update(exchange).conflict();
    }

    /**
     * Milliseconds to wait before the item is read again: at random up to 8, 16, 32 … 256. Writers who all come back at once
     * would be in conflict again by luck alone, and one of many could be the unlucky one every time. The thread waits: another
     * one would not have the trace.
     */
    static long pause(Exchange exchange) {
        if (update(exchange).isFirstLook()) {
            return 0;
        }
        return ThreadLocalRandom.current().nextLong(LONGEST_PAUSE.apply(update(exchange).conflicts()) + 1);
    }

    private static ItemUpdate update(Exchange exchange) {
        return ItemUpdate.of(exchange, ItemUpdate.class);
    }
}
