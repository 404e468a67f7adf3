package io.guardianpartner.catalog.sales;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.message.Money;
import io.guardianpartner.support.jdbc.Jdbc;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Periods to the parameters of SQL, and its rows to sales. */
@Component
class SalesRows {

    Map<String, Object> period(Exchange exchange) {
        SalesPeriod period = exchange.getMessage().getBody(SalesPeriod.class);
        return Map.of("from", period.from().atOffset(ZoneOffset.UTC), "until",
            period.until().atOffset(ZoneOffset.UTC));
    }

    List<SaleView> found(Exchange exchange) {
        return Jdbc.rows(exchange).stream().map(SalesRows::sale).toList();
    }

    private static SaleView sale(Map<String, Object> row) {
        return new SaleView((UUID) row.get("product_id"), (String) row.get("name"), (Long) row.get("portions"),
            Money.exactly((BigDecimal) row.get("total")));
    }
}
