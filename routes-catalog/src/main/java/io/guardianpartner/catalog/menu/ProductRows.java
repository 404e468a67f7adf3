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
import io.guardianpartner.catalog.PathId;
import io.guardianpartner.catalog.stock.Stock;
import io.guardianpartner.message.Json;
import io.guardianpartner.message.Money;
import io.guardianpartner.routing.rest.ProblemException;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/** Products to and from the parameters and rows of SQL. */
@Component
class ProductRows {

    public Map<String, Object> key(@Header("id") String id) {
        return Map.of("id", PathId.parse("id", id));
    }

    public Map<String, Object> nothing() {
        return Map.of();
    }

    public Map<String, Object> query(@Body ProductQuery query) {
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

    public Map<String, Object> row(@Body Product product) {
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

    public Map<String, Object> stockedRow(@Body StockedProduct stocked) {
        Map<String, Object> values = row(stocked.product());
        values.put("onHand", stocked.stock().onHand());
        return values;
    }

    /** @throws ProblemException 404 when there is no row */
    public StockedProduct found(@Body List<Map<String, Object>> rows, @Header("id") String id) {
        if (rows.isEmpty()) {
            throw ProblemException.notFound("product", PathId.parse("id", id));
        }
        return stocked(rows.get(0));
    }

    public List<ListedProduct> all(@Body List<Map<String, Object>> rows) {
        return rows.stream().map(row -> new ListedProduct(stocked(row), (Boolean) row.get("moved"))).toList();
    }

    public List<CategoryView> categories(@Body List<Map<String, Object>> rows) {
        return rows.stream()
            .map(row -> new CategoryView(CategoryType.valueOf(row.get("category").toString()),
                ((Number) row.get("products")).longValue()))
            .toList();
    }

    public long count(@Body List<Map<String, Object>> rows) {
        return ((Number) rows.get(0).get("products")).longValue();
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
