package io.guardianpartner.catalog.menu;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.catalog.CatalogStatements;
import io.guardianpartner.catalog.stock.Stock;
import io.guardianpartner.message.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductStatementsTest extends CatalogStatements {

    private final UUID id = UUID.randomUUID();
    private final Map<String, Object> path = Map.of("id", id.toString());
    private final Product product = Product.create(id, new ProductDetails("Pão", "Fresh", Money.of("8.90"),
        List.of(URI.create("https://pictures.example/1.jpg")), CategoryType.SIDE), NOW);

    private Map<String, Object> row() {
        Map<String, Object> row = new HashMap<>(Map.of("id", id, "name", "Pão", "description", "Fresh", "price",
            new BigDecimal("8.90"), "pictures", "[\"https://pictures.example/1.jpg\"]", "category", "SIDE", "version",
            1L, "deleted", false, "created_at", Timestamp.from(NOW), "updated_at", Timestamp.from(NOW)));
        row.putAll(Map.of("on_hand", 5, "reserved", 0, "stock_version", 1L, "moved", true));
        return row;
    }

    @ParameterizedTest
    @ValueSource(strings = {"find-product", "lock-product"})
    void aProductIsFoundByTheIdOfThePath(String statement) throws Exception {
        rows(List.of(row()));

        assertThat(execute(statement, null, path).getMessage().getBody())
            .isEqualTo(new StockedProduct(product, Stock.initially(5)));
        assertThat(parameters()).isEqualTo(Map.of("id", id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"find-product", "lock-product"})
    void noRowIsNotFound(String statement) throws Exception {
        assertThat(execute(statement, null, path).getException()).isInstanceOfSatisfying(ProblemException.class,
            problem -> assertThat(problem.status()).isEqualTo(404));
    }

    @Test
    void aPageAsksForOneProductMore() throws Exception {
        rows(List.of(row()));

        assertThat(execute("select-products", new ProductQuery(CategoryType.SIDE, "pao", 20, null), Map.of())
            .getMessage().getBody())
            .isEqualTo(List.of(new ListedProduct(new StockedProduct(product, Stock.initially(5)), true)));
        assertThat(parameters()).containsEntry("category", "SIDE").containsEntry("text", "pao")
            .containsEntry("limit", 21).containsEntry("since", null).containsEntry("afterMoved", false);
    }

    @Test
    void theNextPageBeginsAfterTheLastProduct() throws Exception {
        execute("select-products", new ProductQuery(null, "", 20,
            new ProductQuery.Position(NOW, true, CategoryType.SIDE, "Pão", id)), Map.of());

        assertThat(parameters()).containsEntry("category", null).containsEntry("afterMoved", true)
            .containsEntry("since", OffsetDateTime.ofInstant(NOW, ZoneOffset.UTC)).containsEntry("afterName", "Pão")
            .containsEntry("afterCategory", "SIDE").containsEntry("afterId", id);
    }

    @Test
    void anInsertHasTheProductAndItsStock() throws Exception {
        execute("insert-product", new StockedProduct(product, Stock.initially(5)), Map.of());

        assertThat(parameters()).containsEntry("name", "Pão").containsEntry("search", "pao\nfresh")
            .containsEntry("onHand", 5).containsEntry("pictures", "[\"https://pictures.example/1.jpg\"]");
    }

    @Test
    void anUpdateHasTheProductAlone() throws Exception {
        execute("update-product", product.delete(NOW), Map.of());

        assertThat(parameters()).containsEntry("id", id).containsEntry("version", 2L).containsEntry("deleted", true)
            .doesNotContainKey("onHand");
    }

    @Test
    void categoriesAndProductsAreCounted() throws Exception {
        rows(List.of(Map.of("category", "SIDE", "products", 2L)));

        assertThat(execute("select-categories", null, Map.of()).getMessage().getBody())
            .isEqualTo(List.of(new CategoryView(CategoryType.SIDE, 2)));
        assertThat(parameters()).isEmpty();
    }

    @Test
    void theMenuIsLockedAndItsProductsCounted() throws Exception {
        execute("lock-menu", null, Map.of());
        assertThat(parameters()).isEmpty();

        noRows();
        rows(List.of(Map.of("products", 2L)));
        assertThat(execute("count-products", null, Map.of()).getMessage().getBody()).isEqualTo(2L);
    }
}
