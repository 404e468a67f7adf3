package io.guardianpartner.catalog.stock;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.api.ResourceId;
import io.guardianpartner.catalog.IfMatch;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Makes stock of requests, and answers of stock. */
@Component
class StockSteps {

    /** @throws ProblemException 412 or 428 by {@code If-Match}, 409 for less than is reserved */
    Stock count(Exchange exchange) {
        Stock stock = locked(exchange);
        CountRequest request = exchange.getMessage().getBody(CountRequest.class);
        IfMatch.required(ifMatch(exchange)).check(stock.version());
        return orConflict(() -> stock.counted(request.onHand()));
    }

    /** @throws ProblemException 412 by {@code If-Match}, 409 for less than is reserved */
    Stock adjust(Exchange exchange) {
        Stock stock = locked(exchange);
        AdjustmentRequest request = exchange.getMessage().getBody(AdjustmentRequest.class);
        IfMatch.optional(ifMatch(exchange)).check(stock.version());
        return orConflict(() -> stock.adjusted(request.delta()));
    }

    StockView answer(Exchange exchange) {
        return StockView.of(ResourceId.orMalformed(exchange, "id"), exchange.getMessage().getBody(Stock.class));
    }

    private static Stock locked(Exchange exchange) {
        return exchange.getVariable("stock", Stock.class);
    }

    private static String ifMatch(Exchange exchange) {
        return exchange.getMessage().getHeader("If-Match", String.class);
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
