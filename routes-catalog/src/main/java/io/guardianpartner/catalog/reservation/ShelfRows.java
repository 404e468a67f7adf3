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
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.springframework.stereotype.Component;

/** The shelf to and from the parameters and rows of SQL. */
@Component
class ShelfRows {

    /** As jsonb_to_recordset reads it. */
    private record Row(UUID product_id, int on_hand, int reserved, long version) {}

    public Map<String, Object> requested(@Body ReservationRequest request) {
        return products(request.wants().stream().map(Want::productId).toList());
    }

    public Map<String, Object> touched(@Body OrderNews news, @Variable("reservation") Reservation reservation) {
        return products(reservation.touchedBy(news));
    }

    public Map<String, Object> held(@Variable("reservation") Reservation reservation) {
        return products(reservation.lines().stream().map(Line::productId).toList());
    }

    public Shelf shelf(@Body List<Map<String, Object>> rows) {
        return Shelf.of(rows.stream().map(ShelfRows::offer).toList());
    }

    public Map<String, Object> stock(@Body Change change) throws JsonProcessingException {
        List<Row> rows = change.shelf().offers().values().stream()
            .map(offer -> new Row(offer.productId(), offer.stock().onHand(), offer.stock().reserved(),
                offer.stock().version()))
            .toList();
        return Map.of("rows", Json.mapper().writeValueAsString(rows));
    }

    private static Map<String, Object> products(Collection<UUID> ids) {
        return Map.of("products", ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")));
    }

    private static Offer offer(Map<String, Object> row) {
        return new Offer((UUID) row.get("product_id"), (String) row.get("name"),
            new Money((BigDecimal) row.get("price")), !((Boolean) row.get("deleted")),
            new Stock((Integer) row.get("on_hand"), (Integer) row.get("reserved"), (Long) row.get("version")));
    }
}
