package io.guardianpartner.orders.menu;

import static io.guardianpartner.message.MessageTypes.MSG_PRODUCT_CHANGED;
import static io.guardianpartner.message.Services.ANY;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.Money;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.ProductChanged;
import io.guardianpartner.orders.testing.Http;
import io.guardianpartner.orders.testing.MessagesTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class MenuTest extends MessagesTest {

    @Value("${guardian.orders.tables.menu}")
    private String menuTable;

    @Test
    void anEmptyReplicaPagesThroughTheCatalog() {
        eventually(() -> assertThat(MENU).allSatisfy(
            product -> assertThat(replica(UUID.fromString(product)).name()).startsWith("Dish")));
        eventually(() -> assertThat(item("filled")).isNotEmpty());
    }

    @Test
    void theReplicaFollowsTheCatalog() {
        UUID id = Ids.next();

        probe.publish(changed(id, 1, "Coffee", false));
        eventually(() -> assertThat(replica(id)).isEqualTo(product(id, 1, "Coffee", false)));
        probe.publish(changed(id, 2, "Strong coffee", false));

        eventually(() -> assertThat(replica(id).name()).isEqualTo("Strong coffee"));
    }

    @Test
    void aTombstoneIsNotWokenByAnOlderMessage() {
        UUID id = Ids.next();
        probe.send(changed(id, 3, "Coffee", true));
        eventually(() -> assertThat(replica(id).deleted()).isTrue());

        probe.send(changed(id, 2, "Coffee", false));
        probe.awaitEmptyQueue();

        assertThat(replica(id)).isEqualTo(product(id, 3, "Coffee", true));
        assertThat(outcomes(MSG_PRODUCT_CHANGED)).containsKey("stale");
    }

    @Test
    void theSameMessageTwiceIsADuplicateAndAnotherUnderItsIdIsForged() {
        UUID id = Ids.next();
        Message first = changed(id, 1, "Coffee", false);
        Message forged = changed(id, 2, "Poison", false);
        probe.send(first);
        probe.send(first);
        eventually(() -> assertThat(outcomes(MSG_PRODUCT_CHANGED)).containsKey("duplicate"));

        probe.send(forged.body(), first.attributes());

        assertThat(probe.awaitDeadLetter(forged.body()).failure().path("outcome").asText()).isEqualTo("forged");
        assertThat(replica(id).name()).isEqualTo("Coffee");
    }

    @Test
    void aDeletedProductIsRefusedWithoutAskingTheCatalogAndNoOrderIsStored() {
        UUID id = Ids.next();
        probe.send(changed(id, 2, "Coffee", true));
        eventually(() -> assertThat(replica(id).deleted()).isTrue());
        int orders = count(ordersTable);
        String key = newKey();

        Http.Answer refused = place(key, cart(id.toString(), 1)).expect(404);

        assertThat(refused.text("/type")).isEqualTo("urn:guardian:problem:unknown-product");
        assertThat(refused.text("/productId")).isEqualTo(id.toString());
        assertThat(place(key, cart(id.toString(), 1)).expect(404).body()).isEqualTo(refused.body());
        assertThat(CATALOG.requests()).noneMatch(request -> request.toString().contains(id.toString()));
        assertThat(count(ordersTable)).isEqualTo(orders);
    }

    @Test
    void anOrderThatStandsIsToldThoughItsProductWasDeletedSince() {
        String product = CATALOG.product("Coffee", "5.00", 10);
        String key = newKey();
        String order = place(key, cart(product, 1)).expect(201).id();
        probe.send(changed(UUID.fromString(product), 2, "Coffee", true));
        eventually(() -> assertThat(replica(UUID.fromString(product)).deleted()).isTrue());

        assertThat(place(key, cart(product, 1)).expect(201).id()).isEqualTo(order);
    }

    @Override
    protected Map<String, AttributeValue> item(String productId) {
        return dynamo.getItem(request -> request.tableName(menuTable).consistentRead(true)
            .key(Map.of("productId", AttributeValue.fromS(productId)))).item();
    }

    private MenuProduct replica(UUID id) {
        Map<String, AttributeValue> item = item(id.toString());
        assertThat(item).isNotEmpty();
        return MenuProduct.read(item);
    }

    private static MenuProduct product(UUID id, long version, String name, boolean deleted) {
        return new MenuProduct(id, name, "black", Money.of("5.00"), List.of(URI.create("https://example.org/a.png")),
            "DRINK", version, deleted, Instant.parse("2026-03-01T12:00:00Z"));
    }

    private Message changed(UUID id, long version, String name, boolean deleted) {
        MenuProduct product = product(id, version, name, deleted);
        return probe.message(Services.CATALOG, ANY, MSG_PRODUCT_CHANGED, id,
            new ProductChanged(id, name, product.description(),
                product.price(), product.pictures(), product.categoryType(), version, deleted, product.updatedAt()));
    }
}
