package io.guardianpartner.orders.update;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.guardianpartner.message.Message;
import io.guardianpartner.orders.dynamodb.ConditionalPut;
import io.guardianpartner.orders.dynamodb.ItemUpdate;
import io.guardianpartner.orders.history.HistoryEntry;
import io.guardianpartner.orders.history.MessageRef;
import io.guardianpartner.orders.history.Origin;
import io.guardianpartner.orders.order.Decision;
import io.guardianpartner.orders.order.Decision.Changed;
import io.guardianpartner.orders.order.Decision.Impossible;
import io.guardianpartner.orders.order.Decision.Unchanged;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.store.OrderItem;
import io.guardianpartner.orders.store.ProcessedMessage;
import io.guardianpartner.orders.store.StoredOrder;
import io.guardianpartner.orders.update.UpdateResult.Kind;
import org.apache.camel.Exchange;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One {@link OrderChange} on its way into the table. */
final class OrderUpdate extends ItemUpdate {

    private static final int MAX_CONFLICTS = 20;

    private final OrderChange wanted;
    private final Origin origin;
    private final EffectMessages messages;
    private final Clock clock;
    /** The item as this exchange stored it a moment ago, which saves reading it; null if it has to be read. */
    private Map<String, AttributeValue> known;
    /** What lay in the table after this update; null if it put nothing, or does not know whether it did. */
    private Map<String, AttributeValue> storedItem;
    /** What the last put would have stored; null before the first. Whether it arrived only the table knows. */
    private Changed written;
    /** Whether that was the order's first write. */
    private boolean isCreation;
    /** How it ended; null while it has not. */
    private UpdateResult result;

    /** @param before the update that the exchange made before this one; null for none */
    OrderUpdate(OrderChange wanted, OrderUpdate before, Origin origin, EffectMessages messages, Clock clock) {
        this.wanted = wanted;
        this.origin = origin;
        this.messages = messages;
        this.clock = clock;
        this.known = before != null && before.orderId().equals(wanted.orderId()) ? before.storedItem : null;
    }

    static OrderUpdate of(Exchange exchange) {
        return of(exchange, OrderUpdate.class);
    }

    UUID orderId() {
        return wanted.orderId();
    }

    UpdateResult result() {
        return result;
    }

    Changed written() {
        return written;
    }

    boolean isCreation() {
        return isCreation;
    }

    /** Whether it was stored with messages that the relay has to publish. */
    boolean hasMessages() {
        return result.is(Kind.STORED) && written.effects().stream().anyMatch(EffectMessages::isTold);
    }

    @Override
    protected Map<String, AttributeValue> key() {
        return OrderItem.key(orderId());
    }

    @Override
    protected boolean isOpen() {
        return result == null;
    }

    /** A new order, and one that this exchange has just stored, are put at once: if another writer was faster, the put finds that out. */
    @Override
    protected boolean isReadFirst() {
        return wanted.creation() == null && known == null;
    }

    @Override
    protected Optional<ConditionalPut> decide(Map<String, AttributeValue> found) {
        Instant now = clock.instant();
        if (known != null && conflicts() == 0) {
            return decideOnKnown(now);
        }
        return found.isEmpty() ? create(now) : decideOn(OrderItem.read(found), now);
    }

    /** Only a put proves that the item is still as it is known: that nothing is to be put is said after reading it. */
    private Optional<ConditionalPut> decideOnKnown(Instant now) {
        StoredOrder base = OrderItem.read(known);
        known = null;
        return base.processed(wanted.key()).isEmpty()
            && wanted.rule().decide(base.order(), now) instanceof Changed changed
                ? put(changed, base, revision(base), now)
                : Optional.empty();
    }

    @Override
    protected void stored() {
        storedItem = put().item();
        ended(Kind.STORED, written.order(), null);
    }

    @Override
    protected void conflicted(int count) {
        if (count >= MAX_CONFLICTS) {
            throw new ConcurrentUpdateException(orderId(), count);
        }
    }

    private Optional<ConditionalPut> create(Instant now) {
        if (wanted.creation() == null) {
            return ended(Kind.UNKNOWN_ORDER, null, "there is no such order");
        }
        Changed created = new Changed(wanted.creation().apply(now), List.of());
        return put(created, StoredOrder.fresh(created.order()), null, now);
    }

    private Optional<ConditionalPut> decideOn(StoredOrder found, Instant now) {
        Optional<ProcessedMessage> known = found.processed(wanted.key());
        if (known.isPresent()) {
            return wasProcessed(found.order(), known.get());
        }
        Decision decision = wanted.rule().decide(found.order(), now);
        if (decision instanceof Changed changed) {
            return put(changed, found, revision(found), now);
        }
        return decision instanceof Unchanged unchanged
            ? ended(Kind.UNCHANGED, found.order(), unchanged.why())
            : ended(Kind.IMPOSSIBLE, found.order(), ((Impossible) decision).why());
    }

    /** After a conflict it was this very exchange whose write arrived although its answer did not; else an earlier delivery. */
    private Optional<ConditionalPut> wasProcessed(Order order, ProcessedMessage known) {
        if (!known.bodyHash().equals(wanted.bodyHash())) {
            return ended(Kind.FORGED, order, "its id belongs to another message");
        }
        return conflicts() > 0
            ? ended(Kind.STORED, order, null)
            : ended(Kind.REPEATED, order, "applied already");
    }

    private Optional<ConditionalPut> put(Changed decision, StoredOrder base, AttributeValue revision, Instant now) {
        written = decision;
        isCreation = revision == null;
        List<Message> told = messages.of(decision.order(), decision.effects());
        HistoryEntry step = HistoryEntry.of(isCreation ? null : base.order(), decision.order(), origin,
            told.stream().map(message -> new MessageRef(message.messageId(), message.envelope().type())).toList());
        StoredOrder next = base.changed(decision.order(), new ProcessedMessage(wanted.key(), wanted.bodyHash()), step);
        return Optional.of(new ConditionalPut(OrderItem.write(next, told, now), OrderItem.REVISION, revision));
    }

    private static AttributeValue revision(StoredOrder stored) {
        return AttributeValue.fromN(Long.toString(stored.revision()));
    }

    private Optional<ConditionalPut> ended(Kind kind, Order order, String why) {
        result = new UpdateResult(orderId(), kind, order, why);
        return Optional.empty();
    }
}
