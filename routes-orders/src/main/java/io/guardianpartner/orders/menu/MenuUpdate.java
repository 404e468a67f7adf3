package io.guardianpartner.orders.menu;

import java.util.Map;
import java.util.Optional;

import io.guardianpartner.orders.dynamodb.ConditionalPut;
import io.guardianpartner.orders.dynamodb.ItemReader;
import io.guardianpartner.orders.dynamodb.ItemUpdate;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One product on its way into the replica, and how it ended. */
final class MenuUpdate extends ItemUpdate {

    /** The ways in which it ends. */
    enum Result {
        STORED, STALE, REPEATED, FORGED
    }

    private static final int MAX_CONFLICTS = 20;

    private final MenuProduct product;
    private final String messageKey;
    private final String bodyHash;
    private Result result;

    /**
     * @param messageKey null if no message told of it
     * @param bodyHash null then too
     */
    MenuUpdate(MenuProduct product, String messageKey, String bodyHash) {
        this.product = product;
        this.messageKey = messageKey;
        this.bodyHash = bodyHash;
    }

    /** Null while it has not ended. */
    Result result() {
        return result;
    }

    @Override
    protected Map<String, AttributeValue> key() {
        return Map.of(MenuProduct.KEY, AttributeValue.fromS(product.id().toString()));
    }

    @Override
    protected boolean isOpen() {
        return result == null;
    }

    /** News is what has a higher version than the replica; the put then expects just that older version. */
    @Override
    protected Optional<ConditionalPut> decide(Map<String, AttributeValue> found) {
        ItemReader known = new ItemReader(found);
        if (messageKey != null && messageKey.equals(known.text("messageKey"))) {
            result = bodyHash.equals(known.text("bodyHash")) ? Result.REPEATED : Result.FORGED;
            return Optional.empty();
        }
        if (known.number(MenuProduct.VERSION) >= product.version()) {
            result = Result.STALE;
            return Optional.empty();
        }
        return Optional.of(new ConditionalPut(product.write(messageKey, bodyHash), MenuProduct.VERSION,
            found.get(MenuProduct.VERSION)));
    }

    @Override
    protected void stored() {
        result = Result.STORED;
    }

    @Override
    protected void conflicted(int count) {
        if (count >= MAX_CONFLICTS) {
            throw new IllegalStateException("product " + product.id() + " keeps changing");
        }
    }
}
