package io.guardianpartner.orders.dynamodb;

import java.util.Map;
import java.util.Optional;

import org.apache.camel.Exchange;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The update of one item while {@link ItemUpdates} work on it: what is wanted, what was found, how it ended. It is asked anew
 * each time another writer was faster.
 */
public abstract class ItemUpdate {

    /** The exchange variable that holds it. */
    public static final String VARIABLE = "itemUpdate";

    private int conflicts;
    /** Null if nothing is to be put. */
    private ConditionalPut put;

    protected static <T extends ItemUpdate> T of(Exchange exchange, Class<T> type) {
        return exchange.getVariable(VARIABLE, type);
    }

    protected abstract Map<String, AttributeValue> key();

    /** Whether it is neither stored nor answered otherwise. */
    protected abstract boolean isOpen();

    /** Whether the first decision, too, needs what lies there. */
    protected boolean isReadFirst() {
        return true;
    }

    /**
     * Decides on the item that was found. It answers what is to be put; else the update is no longer open.
     *
     * @param found empty if there is no such item, or it was not read
     */
    protected abstract Optional<ConditionalPut> decide(Map<String, AttributeValue> found);

    /** Ends the update: what was decided last lies in the table. */
    protected abstract void stored();

    /**
     * Notes that another writer was faster, or that the answer to this update's own put was lost: the table will tell.
     *
     * @param count how often so far; an exception ends the update
     */
    protected abstract void conflicted(int count);

    /** Whether the first put has only found that there is something to read. */
    final boolean isFirstLook() {
        return !isReadFirst() && conflicts == 1;
    }

    protected final int conflicts() {
        return conflicts;
    }

    final boolean isToBeRead() {
        return isReadFirst() || conflicts > 0;
    }

    final void decideOn(Map<String, AttributeValue> found) {
        put = decide(found).orElse(null);
    }

    /** The last one that was decided; null if nothing is to be put. */
    protected final ConditionalPut put() {
        return put;
    }

    final void conflict() {
        conflicted(++conflicts);
    }
}
