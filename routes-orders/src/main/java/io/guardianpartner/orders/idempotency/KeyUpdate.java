package io.guardianpartner.orders.idempotency;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.orders.OrdersProperties;
import io.guardianpartner.orders.dynamodb.ConditionalPut;
import io.guardianpartner.orders.dynamodb.ItemReader;
import io.guardianpartner.orders.dynamodb.ItemUpdate;
import io.guardianpartner.orders.dynamodb.ItemWriter;
import org.apache.camel.Exchange;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One key on its way into the table: what of an older record may be replaced, and how it ended. */
final class KeyUpdate extends ItemUpdate {

    private static final int MAX_CONFLICTS = 5;
    private static final String KEY = "keyHash";
    private static final String ORDER_ID = "orderId";

    private final KeyRequest wanted;
    private final OrdersProperties properties;
    private final Clock clock;
    private KeyClaim claim;

    KeyUpdate(KeyRequest wanted, OrdersProperties properties, Clock clock) {
        this.wanted = wanted;
        this.properties = properties;
        this.clock = clock;
    }

    static KeyUpdate of(Exchange exchange) {
        return of(exchange, KeyUpdate.class);
    }

    /** The key that may be used; null while that is open. */
    KeyClaim claim() {
        return claim;
    }

    @Override
    protected Map<String, AttributeValue> key() {
        return Map.of(KEY, AttributeValue.fromS(hash()));
    }

    @Override
    protected boolean isOpen() {
        return claim == null;
    }

    /** Nearly every key is new, which the put itself finds out. */
    @Override
    protected boolean isReadFirst() {
        return false;
    }

    /** A record that has expired may lie there still: the table sweeps when it likes. */
    @Override
    protected Optional<ConditionalPut> decide(Map<String, AttributeValue> found) {
        ItemReader known = new ItemReader(found);
        if (found.isEmpty() || !clock.instant().isBefore(Instant.ofEpochSecond(known.number("expiresAt")))) {
            return Optional.of(put(found.get(ORDER_ID)));
        }
        if (!known.text("bodyHash").equals(wanted.bodyHash())) {
            throw new ProblemException(422, "Unprocessable Content",
                "This Idempotency-Key was used for another order.", Map.of()).as("idempotency-key-reused");
        }
        boolean isRepeat = !known.uuid(ORDER_ID).equals(wanted.orderId());
        claim = new KeyClaim(known.uuid(ORDER_ID), known.text("secret"), isRepeat);
        return Optional.empty();
    }

    @Override
    protected void stored() {
        claim = new KeyClaim(wanted.orderId(), wanted.secret(), false);
    }

    /** The table still has a say after the last conflict, see {@link #put}. */
    @Override
    protected void conflicted(int count) {}

    private ConditionalPut put(AttributeValue expired) {
        if (conflicts() >= MAX_CONFLICTS) {
            throw ProblemException.unavailable("This Idempotency-Key is in use.", properties.retryAfter());
        }
        Map<String, AttributeValue> item = new ItemWriter().text(KEY, hash())
            .text("bodyHash", wanted.bodyHash()).text(ORDER_ID, wanted.orderId()).text("secret", wanted.secret())
            .number("expiresAt", clock.instant().plus(properties.keyRetention()).getEpochSecond()).item();
        return new ConditionalPut(item, expired == null ? KEY : ORDER_ID, expired);
    }

    /** The key itself is not kept: with it, anyone could ask for the order that it belongs to. */
    private String hash() {
        return Sha256.of(wanted.scope() + "\n" + wanted.key());
    }
}
