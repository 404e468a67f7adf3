package io.guardianpartner.catalog.menu;

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
import org.junit.jupiter.api.Test;

class ProductQueryRoutesTest extends CatalogRoutes {

    private final StockedProduct soup = new StockedProduct(Product.create(UUID.randomUUID(),
        new ProductDetails("Soup", "", Money.of("8.90"), List.of(), CategoryType.MEAL), Instant.now()),
        Stock.initially(5));

    @Test
    void categoriesAreAPage() {
        run.answers("direct:select-categories", List.of(new CategoryView(CategoryType.MEAL, 2)));

        Exchange end = run.send("direct:list-categories", null);

        assertThat(run.steps()).containsExactly("categories-select", "categories-answer", "categories-write");
        assertThat(end.getMessage().getBody(String.class))
            .isEqualTo("{\"items\":[{\"categoryType\":\"MEAL\",\"products\":2}]}");
    }

    @Test
    void aPageThatIsNotTheLastNamesTheNext() {
        run.answers("direct:select-products", List.of(new ListedProduct(soup, false), new ListedProduct(soup, false)));

        Exchange end = run.send("direct:list-products", null, Map.of("limit", "1"));

        assertThat(run.steps()).containsExactly("list-query", "list-select", "list-answer", "list-write");
        assertThat(end.getMessage().getBody(String.class)).containsOnlyOnce("\"name\":\"Soup\"").contains("\"next\":");
    }

    @Test
    void aQueryThatCannotBeReadReachesNoDatabase() {
        Exchange end = run.send("direct:list-products", null, Map.of("category", "SOUPS"));

        assertThat(end.getException()).isInstanceOf(ProblemException.class);
        assertThat(run.steps()).containsExactly("list-query");
    }

    @Test
    void aProductIsReadWithTheTagOfMenuAndStock() {
        run.answers("direct:find-product", soup);

        Exchange end = run.send("direct:read-product", null, Map.of("id", soup.product().id().toString()));

        assertThat(run.steps()).containsExactly("read-answer", "answer-find", "answer-etag", "answer-view",
            "answer-write");
        assertThat(end.getMessage().getHeader("ETag")).isEqualTo("\"1.1\"");
    }
}
