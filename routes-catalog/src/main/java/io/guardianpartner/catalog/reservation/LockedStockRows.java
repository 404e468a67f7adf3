package io.guardianpartner.catalog.reservation;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.guardianpartner.catalog.stock.Stock;
import io.guardianpartner.message.Json;
import io.guardianpartner.message.Money;
import io.guardianpartner.support.jdbc.Jdbc;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The stock to and from the parameters and rows of SQL. */
@Component
class LockedStockRows {

    /** As jsonb_to_recordset reads it. */
    private record Row(UUID product_id, int on_hand, int reserved, long version) {}

    Map<String, Object> requested(ReservationRequest request) {
        return products(request.portions().stream().map(RequestedPortions::productId).toList());
    }

    Map<String, Object> touched(Exchange exchange) {
        OrderEvent event = exchange.getMessage().getBody(OrderEvent.class);
        return products(new ReservationContext(exchange).reservation().touchedBy(event));
    }

    Map<String, Object> reserved(Reservation reservation) {
        return products(reservation.lines().stream().map(Line::productId).toList());
    }

    LockedStock locked(Exchange exchange) {
        return LockedStock.of(Jdbc.rows(exchange).stream().map(LockedStockRows::product).toList());
    }

    Map<String, Object> rows(Exchange exchange) {
        List<Row> rows = exchange.getMessage().getBody(ReservationChange.class).stock().products().values().stream()
            .map(product -> new Row(product.productId(), product.stock().onHand(), product.stock().reserved(),
                product.stock().version()))
            .toList();
        return Map.of("rows", json(rows));
    }

    private static Map<String, Object> products(Collection<UUID> ids) {
        return Map.of("products", ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")));
    }

    private static LockedProduct product(Map<String, Object> row) {
        return new LockedProduct((UUID) row.get("product_id"), (String) row.get("name"),
            new Money((BigDecimal) row.get("price")), !((Boolean) row.get("deleted")),
            new Stock((Integer) row.get("on_hand"), (Integer) row.get("reserved"), (Long) row.get("version")));
    }

    private static String json(List<Row> rows) {
        try {
            return Json.mapper().writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("rows of stock can always be written", e);
        }
    }
}
