package io.guardianpartner.catalog.seed;

import static io.guardianpartner.message.MessageTypes.MSG_PRODUCT_CHANGED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;

import io.guardianpartner.catalog.CatalogRoutes;
import io.guardianpartner.catalog.menu.CategoryType;
import io.guardianpartner.catalog.menu.NewProduct;
import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Money;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class SeedRoutesTest extends CatalogRoutes {

    private static List<NewProduct> menu(String... prices) {
        return List.of(prices).stream().map(price -> new NewProduct(Ids.next(), "Soup", "", Money.of(price),
            Collections.emptyList(), CategoryType.MEAL, 5)).toList();
    }

    @Test
    void anEmptyMenuGetsEveryProductInOneTransaction() {
        run.answers("direct:count-products", 0L);

        Exchange end = run.send("direct:seed-menu", menu("8.90", "9.90"));

        assertThat(end.getException()).isNull();
        assertThat(run.steps()).startsWith("seed-transaction", "seed-lock", "seed-count", "seed-if-empty", "seed-each",
            "seed-create", "create-transaction", "create-product", "create-insert");
        assertThat(run.transactions()).containsExactly("committed");
        assertThat(sent()).containsExactly(MSG_PRODUCT_CHANGED, MSG_PRODUCT_CHANGED);
    }

    @Test
    void aMenuThatHadProductsStaysAsItIs() {
        run.answers("direct:count-products", 1L);

        run.send("direct:seed-menu", menu("8.90"));

        assertThat(run.steps()).containsExactly("seed-transaction", "seed-lock", "seed-count", "seed-if-empty");
        assertThat(sent()).isEmpty();
    }

    @Test
    void aProductThatCannotBeStoredStopsAndUndoesAll() {
        run.answers("direct:count-products", 0L);

        Exchange end = run.send("direct:seed-menu", menu("8.90", "100000.00", "9.90"));

        assertThat(end.getException()).hasStackTraceContaining("must be at most 99999.99");
        assertThat(run.transactions()).containsExactly("rolled back");
        assertThat(sent()).hasSize(1);
    }
}
