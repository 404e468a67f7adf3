package io.guardianpartner.catalog.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.catalog.CatalogStatements;
import io.guardianpartner.message.Money;
import org.junit.jupiter.api.Test;

class SalesStatementsTest extends CatalogStatements {

    @Test
    void theSalesOfDaysAreThoseBetweenTheirMidnights() throws Exception {
        UUID product = UUID.randomUUID();
        rows(List.of(Map.of("product_id", product, "name", "Caldo", "portions", 2L, "total",
            new BigDecimal("39.80"))));
        LocalDate day = LocalDate.of(2026, 3, 1);
        SalesPeriod period = SalesPeriod.of(day, day, ZoneId.of("America/Sao_Paulo"));

        assertThat(execute("select-sales", period, Map.of()).getMessage().getBody())
            .isEqualTo(List.of(new SaleView(product, "Caldo", 2, Money.of("39.80"))));
        assertThat(parameters()).isEqualTo(Map.of(
            "from", day.atTime(3, 0).atOffset(ZoneOffset.UTC),
            "until", day.plusDays(1).atTime(3, 0).atOffset(ZoneOffset.UTC)));
    }
}
