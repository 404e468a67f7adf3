package io.guardianpartner.catalog.stock;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.guardianpartner.catalog.IfMatch;
import io.guardianpartner.catalog.PathId;
import io.guardianpartner.routing.rest.ProblemException;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.springframework.stereotype.Component;

/** Where requests about stock, and rows of it, become stock. */
@Component
class StockDesk {

    public Map<String, Object> key(@Header("id") String id) {
        return Map.of("id", PathId.parse("id", id));
    }

    public Map<String, Object> row(@Body Stock stock, @Header("id") String id) {
        return Map.of("id", PathId.parse("id", id), "onHand", stock.onHand(), "version", stock.version());
    }

    /** @throws ProblemException 404 when there is no row */
    public Stock found(@Body List<Map<String, Object>> rows, @Header("id") String id) {
        if (rows.isEmpty()) {
            throw ProblemException.notFound("product", PathId.parse("id", id));
        }
        Map<String, Object> row = rows.get(0);
        return new Stock((Integer) row.get("on_hand"), (Integer) row.get("reserved"), (Long) row.get("version"));
    }

    public Stock count(@Body CountRequest request, @Variable("stock") Stock stock,
        @Header("If-Match") String ifMatch) {
        IfMatch.required(ifMatch).check(stock.version());
        return orConflict(() -> stock.counted(request.onHand()));
    }

    public Stock adjust(@Body AdjustmentRequest request, @Variable("stock") Stock stock,
        @Header("If-Match") String ifMatch) {
        IfMatch.optional(ifMatch).check(stock.version());
        return orConflict(() -> stock.adjusted(request.delta()));
    }

    public StockView answer(@Body Stock stock, @Header("id") String id) {
        return StockView.of(PathId.parse("id", id), stock);
    }

    private static Stock orConflict(Supplier<Stock> change) {
        try {
            return change.get();
        } catch (StockConflict e) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("onHand", e.onHand());
            members.put("reserved", e.reserved());
            throw ProblemException.conflict(e.getMessage(), members).as("stock-conflict");
        }
    }
}
