package io.guardianpartner.catalog.menu;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import io.guardianpartner.api.Page;
import io.guardianpartner.api.ProblemException;
import io.guardianpartner.catalog.ETag;
import io.guardianpartner.catalog.menu.ProductQuery.Position;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Makes queries of requests, and answers of products. */
@Component
class ProductQuerySteps {

    private final Clock clock;

    ProductQuerySteps(Clock clock) {
        this.clock = clock;
    }

    /** @throws ProblemException 400 naming the parameter that cannot be read */
    ProductQuery query(Exchange exchange) {
        return ProductQuery.of(exchange.getMessage().getHeaders());
    }

    /** The rows are one more than the page has, when there is a next one. */
    @SuppressWarnings("unchecked")
    Page<ProductView> page(Exchange exchange) {
        List<ListedProduct> rows = exchange.getVariable("products", List.class);
        ProductQuery query = exchange.getMessage().getBody(ProductQuery.class);
        List<ProductView> views = rows.stream().limit(query.limit()).map(row -> ProductView.of(row.stocked())).toList();
        if (rows.size() <= query.limit()) {
            return Page.last(views);
        }
        Instant since = query.after() == null ? Position.sinceOf(clock.instant()) : query.after().since();
        ProductView last = views.get(views.size() - 1);
        return Page.of(views, new Position(since, rows.get(views.size() - 1).hasMoved(), last.categoryType(),
            last.name(), last.id()).toCursor());
    }

    @SuppressWarnings("unchecked")
    Page<CategoryView> categories(Exchange exchange) {
        return Page.last((List<CategoryView>) exchange.getMessage().getBody(List.class));
    }

    /** Of the menu first; then of the stock, which moves with every order. */
    String etag(StockedProduct stocked) {
        return ETag.of(stocked.product().version(), stocked.stock().version());
    }

    ProductView answer(StockedProduct stocked) {
        return ProductView.of(stocked);
    }
}
