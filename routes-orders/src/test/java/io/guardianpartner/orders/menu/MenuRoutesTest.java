package io.guardianpartner.orders.menu;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.message.Ids;
import io.guardianpartner.message.MessageTypes;
import io.guardianpartner.message.Money;
import io.guardianpartner.message.payload.ProductChanged;
import io.guardianpartner.orders.testing.TableRoutesTest;
import io.guardianpartner.routing.failure.ForgedMessageException;
import io.guardianpartner.routing.inbound.InboundMessage;
import io.guardianpartner.routing.inbound.MessageHandlers;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.ddb.Ddb2Constants;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

/** The replica of the menu: what messages, the catalog's pages and placement do with it. */
class MenuRoutesTest extends TableRoutesTest {

    private static final UUID PRODUCT = Ids.next();
    private static final String PRODUCTS = "http:127.0.0.1:8083/v1/products";

    @Value("${guardian.orders.tables.menu}")
    private String tableName;

    @Test
    void newsOfAProductIsStored() {
        Exchange end = changed(2, "hash");

        assertThat(end.getException()).isNull();
        assertThat(run.steps()).containsExactly("product-changed", "save-product", "begin-product",
            "until-product-is-decided", "if-product-is-to-be-read", "key-of-product", "get-product", "decide-product",
            "if-product-is-to-be-put", "put-product", "product-is-stored", "outcome-of-product");
    }

    @Test
    void anOlderVersionIsNotStored() {
        changed(2, "hash");

        changed(1, "hash");

        assertThat(run.steps()).doesNotContain("put-product").endsWith("outcome-of-product");
    }

    @Test
    void theSameMessageWithAnotherBodyIsForged() {
        changed(2, "hash");

        assertThat(changed(2, "another hash").getException()).isInstanceOf(ForgedMessageException.class);
    }

    @Test
    void anotherVersionWasFasterSoTheProductIsDecidedAgain() {
        table.conflicts(1);

        changed(2, "hash");

        assertThat(run.steps()).containsSubsequence("put-product", "conflict-of-product",
            "wait-after-conflict-of-product", "get-product", "put-product", "product-is-stored");
    }

    @Test
    void deletedProductsAreNamed() {
        run.mock(menu).whenAnyExchangeReceived(exchange -> exchange.getMessage()
            .setHeader(Ddb2Constants.BATCH_RESPONSE, Map.of(tableName, List.of(product(true).write(null, null)))));

        Exchange end = run.send(MenuLookupRoutes.DELETED, List.of(PRODUCT));

        assertThat(end.getMessage().getBody()).isEqualTo(List.of(PRODUCT));
        assertThat(run.steps()).containsExactly("ask-menu", "get-menu-items", "deleted-on-menu");
    }

    /** One after the other, for a menu that is filled is not filled again. */
    @Test
    void anEmptyReplicaPagesThroughTheCatalogOnce() {
        run.answers(PRODUCTS, "nonsense");
        run.send("direct:fill-menu", null);
        assertThat(run.steps()).contains("read-products", "job.failed").doesNotContain("put-product", "put-filled");

        run.answers(PRODUCTS, """
            {"items": [{"id": "%s", "name": "Feijoada", "price": "29.90", "pictures": [], "version": 1,
              "updatedAt": "2026-03-01T12:00:00Z"}]}""".formatted(PRODUCT));
        assertThat(run.send("direct:fill-menu", null).getException()).isNull();
        assertThat(run.steps()).containsSubsequence("if-menu-is-wanted", "fill-menu", "ask-whether-filled",
            "get-filled", "begin-filling", "until-last-page", "next-page", "get-products", "read-products",
            "each-product", "save-filled-product", "put-product", "if-filled-now", "filled-record", "put-filled",
            "menu-is-filled");

        run.send("direct:fill-menu", null);
        assertThat(run.steps()).containsExactly("if-menu-is-wanted");
    }

    private Exchange changed(long version, String bodyHash) {
        ProductChanged payload = new ProductChanged(PRODUCT, "Feijoada", null, Money.of("29.90"), List.of(), null,
            version, false, Instant.EPOCH);
        return run.send(MessageHandlers.handling(MessageTypes.MSG_PRODUCT_CHANGED), payload, Map.of(),
            exchange -> exchange.setProperty(InboundMessage.PROPERTY,
                new InboundMessage(null, PRODUCT, "CATALOG_SERVICE:" + version, bodyHash, PRODUCT, 1, null)));
    }

    private static MenuProduct product(boolean isDeleted) {
        return new MenuProduct(PRODUCT, "Feijoada", null, Money.of("29.90"), List.of(), null, 1, isDeleted,
            Instant.EPOCH);
    }
}
