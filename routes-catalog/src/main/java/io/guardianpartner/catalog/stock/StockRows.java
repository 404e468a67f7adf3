package io.guardianpartner.catalog.stock;

import java.util.List;
import java.util.Map;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.api.ResourceId;
import io.guardianpartner.support.jdbc.Jdbc;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Stock to and from the parameters and rows of SQL. */
@Component
class StockRows {

    Map<String, Object> key(Exchange exchange) {
        return Map.of("id", ResourceId.orMalformed(exchange, "id"));
    }

    Map<String, Object> row(Exchange exchange) {
        Stock stock = exchange.getMessage().getBody(Stock.class);
        return Map.of("id", ResourceId.orMalformed(exchange, "id"), "onHand", stock.onHand(), "version",
            stock.version());
    }

    /** @throws ProblemException 404 when there is no row */
    Stock found(Exchange exchange) {
        List<Map<String, Object>> rows = Jdbc.rows(exchange);
        if (rows.isEmpty()) {
            throw ProblemException.notFound("product", ResourceId.orMalformed(exchange, "id"));
        }
        Map<String, Object> row = rows.get(0);
        return new Stock((Integer) row.get("on_hand"), (Integer) row.get("reserved"), (Long) row.get("version"));
    }
}
