package io.guardianpartner.catalog.menu;

import static io.guardianpartner.message.MessageTypes.MSG_PRODUCT_CHANGED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.catalog.CatalogRoutes;
import io.guardianpartner.catalog.stock.Stock;
import io.guardianpartner.message.Money;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProductAdminRoutesTest extends CatalogRoutes {

    private static final String SOUP = "{\"name\": \"Soup\", \"price\": \"9.90\", \"categoryType\": \"MEAL\"}";
    private static final StockedProduct STORED = new StockedProduct(Product.create(UUID.randomUUID(),
        new ProductDetails("Soup", "", Money.of("8.90"), List.of(), CategoryType.MEAL), Instant.now()),
        Stock.initially(5));

    private final Map<String, Object> path = Map.of("id", STORED.product().id().toString(), "If-Match", "\"1.4\"");

    @BeforeEach
    void stored() {
        run.answers("direct:find-product", STORED);
        run.answers("direct:lock-product", STORED);
    }

    @Test
    void aProductIsStoredAndToldInOneTransaction() {
        Exchange end = run.send("direct:post-product", SOUP);

        assertThat(end.getException()).isNull();
        assertThat(run.steps()).containsExactly("create-read", "create-validate", "create-name", "create-id",
            "create-store", "create-transaction", "create-product", "create-insert", "create-created", "create-tell",
            "tell-message", "tell-outbox", "create-answer", "answer-find", "answer-etag", "answer-view",
            "answer-write", "create-location", "created");
        assertThat(run.transactions()).containsExactly("committed");
        assertThat(sent()).containsExactly(MSG_PRODUCT_CHANGED);
        assertThat(end.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(201);
        assertThat(end.getMessage().getHeader("Location", String.class)).matches("/v1/products/[0-9a-f-]{36}");
    }

    @Test
    void aChangeIsStoredAndToldBehindTheLock() {
        Exchange end = run.send("direct:put-product", SOUP, path);

        assertThat(end.getException()).isNull();
        assertThat(run.steps()).containsExactly("change-read", "change-validate", "change-store",
            "change-transaction", "change-lock", "change-product", "change-update", "change-tell", "tell-message",
            "tell-outbox", "change-answer", "answer-find", "answer-etag", "answer-view", "answer-write");
        assertThat(run.transactions()).containsExactly("committed");
        assertThat(sent()).containsExactly(MSG_PRODUCT_CHANGED);
    }

    @Test
    void aDeletionIsStoredAndToldBehindTheLock() {
        Exchange end = run.send("direct:delete-product", null, path);

        assertThat(end.getException()).isNull();
        assertThat(run.steps()).containsExactly("delete-store", "delete-transaction", "delete-lock", "delete-product",
            "delete-update", "delete-tell", "tell-message", "tell-outbox", "delete-empty", "deleted");
        assertThat(run.transactions()).containsExactly("committed");
        assertThat(sent()).containsExactly(MSG_PRODUCT_CHANGED);
        assertThat(end.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(204);
        assertThat(end.getMessage().getBody()).isNull();
    }

    @Test
    void aPriceAboveTheHighestIsNeitherStoredNorTold() {
        assertRejected(run.send("direct:post-product", SOUP.replace("9.90", "100000.00")), 422, "create-product");
        assertRejected(run.send("direct:put-product", SOUP.replace("9.90", "100000.00"), path), 422, "change-product");
    }

    @Test
    void anotherVersionIsNeitherChangedNorDeleted() {
        Map<String, Object> late = Map.of("id", STORED.product().id().toString(), "If-Match", "\"2\"");

        assertRejected(run.send("direct:put-product", SOUP, late), 412, "change-product");
        assertRejected(run.send("direct:delete-product", null, late), 412, "delete-product");
    }

    private void assertRejected(Exchange end, int status, String lastStep) {
        assertThat(end.getException()).isInstanceOfSatisfying(ProblemException.class,
            problem -> assertThat(problem.status()).isEqualTo(status));
        assertThat(run.steps()).endsWith(lastStep);
        assertThat(run.transactions()).containsExactly("rolled back");
        assertThat(sent()).isEmpty();
    }
}
