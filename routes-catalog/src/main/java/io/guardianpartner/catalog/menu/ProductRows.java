package io.guardianpartner.catalog.menu;

import java.math.BigDecimal;
import java.net.URI;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.guardianpartner.api.ProblemException;
import io.guardianpartner.api.ResourceId;
import io.guardianpartner.catalog.stock.Stock;
import io.guardianpartner.message.Json;
import io.guardianpartner.message.Money;
import io.guardianpartner.support.jdbc.Jdbc;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Products to and from the parameters and rows of SQL. */
@Component
class ProductRows {

    Map<String, Object> key(Exchange exchange) {
        return Map.of("id", ResourceId.orMalformed(exchange, "id"));
    }

    Map<String, Object> query(Exchange exchange) {
        ProductQuery query = exchange.getMessage().getBody(ProductQuery.class);
        ProductQuery.Position after = query.after();
        Map<String, Object> values = new HashMap<>();
        values.put("category", query.category() == null ? null : query.category().name());
        values.put("text", query.text());
        values.put("limit", query.limit() + 1);
        values.put("since", after == null ? null : OffsetDateTime.ofInstant(after.since(), ZoneOffset.UTC));
        values.put("afterMoved", after != null && after.hasMoved());
        values.put("afterCategory", after == null ? null : after.category().name());
        values.put("afterName", after == null ? null : after.name());
        values.put("afterId", after == null ? null : after.id());
        return values;
    }

    Map<String, Object> row(Exchange exchange) {
        return row(exchange.getMessage().getBody(Product.class));
    }

    Map<String, Object> stockedRow(Exchange exchange) {
        StockedProduct stocked = exchange.getMessage().getBody(StockedProduct.class);
        Map<String, Object> values = row(stocked.product());
        values.put("onHand", stocked.stock().onHand());
        return values;
    }

    private static Map<String, Object> row(Product product) {
        ProductDetails details = product.details();
        Map<String, Object> values = new HashMap<>();
        values.put("id", product.id());
        values.put("name", details.name());
        values.put("description", details.description());
        values.put("price", details.price().amount());
        values.put("pictures", json(details.pictures()));
        values.put("category", details.categoryType().name());
        values.put("search", SearchText.of(details.name() + "\n" + details.description()));
        values.put("version", product.version());
        values.put("deleted", product.deleted());
        values.put("createdAt", OffsetDateTime.ofInstant(product.createdAt(), ZoneOffset.UTC));
        values.put("updatedAt", OffsetDateTime.ofInstant(product.updatedAt(), ZoneOffset.UTC));
        return values;
    }

    /** @throws ProblemException 404 when there is no row */
    StockedProduct found(Exchange exchange) {
        List<Map<String, Object>> rows = Jdbc.rows(exchange);
        if (rows.isEmpty()) {
            throw ProblemException.notFound("product", ResourceId.orMalformed(exchange, "id"));
        }
        return stocked(rows.get(0));
    }

    List<ListedProduct> all(Exchange exchange) {
        return Jdbc.rows(exchange).stream().map(row -> new ListedProduct(stocked(row), (Boolean) row.get("moved")))
            .toList();
    }

    List<CategoryView> categories(Exchange exchange) {
        return Jdbc.rows(exchange).stream()
            .map(row -> new CategoryView(CategoryType.valueOf(row.get("category").toString()),
                ((Number) row.get("products")).longValue()))
            .toList();
    }

    long count(Exchange exchange) {
        return ((Number) Jdbc.rows(exchange).get(0).get("products")).longValue();
    }

    private static StockedProduct stocked(Map<String, Object> row) {
        ProductDetails details = new ProductDetails((String) row.get("name"), (String) row.get("description"),
            new Money((BigDecimal) row.get("price")), addresses((String) row.get("pictures")),
            CategoryType.valueOf(row.get("category").toString()));
        Product product = new Product((UUID) row.get("id"), details, (Long) row.get("version"),
            (Boolean) row.get("deleted"), ((Timestamp) row.get("created_at")).toInstant(),
            ((Timestamp) row.get("updated_at")).toInstant());
        return new StockedProduct(product, new Stock((Integer) row.get("on_hand"), (Integer) row.get("reserved"),
            (Long) row.get("stock_version")));
    }

    private static String json(List<URI> pictures) {
        try {
            return Json.mapper().writeValueAsString(pictures);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of addresses can always be written", e);
        }
    }

    private static List<URI> addresses(String json) {
        try {
            return Arrays.asList(Json.mapper().readValue(json, URI[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was written as a list of addresses is none", e);
        }
    }
}
