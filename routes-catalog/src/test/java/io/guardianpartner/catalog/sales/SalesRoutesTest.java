package io.guardianpartner.catalog.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.catalog.CatalogRoutes;
import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Money;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SalesRoutesTest extends CatalogRoutes {

    @Test
    void whatWasSoldIsAddedUpAndTold() {
        run.answers("direct:select-sales", List.of(new SaleView(Ids.next(), "Caldo", 2, Money.of("39.80"))));

        Exchange end = run.send("direct:tell-sales", null, Map.of("from", "2026-03-01", "to", "2026-03-31"));

        assertThat(run.steps()).containsExactly("sales-days", "sales-select", "sales-answer", "sales-write");
        assertThat(end.getMessage().getBody(String.class)).contains("\"portions\":2,\"total\":\"39.80\"");
    }

    @ParameterizedTest
    @CsvSource({"2026-03-02,2026-03-01", "2026-03-01,2026-04-01", "2026-02-29,2026-03-01", "2026-03-01,",
        ",2026-03-01", "1.3.2026,2026-03-01"})
    void whatIsNoPeriodIsNotLookedFor(String from, String to) {
        Exchange end = run.send("direct:tell-sales", null, Map.of("from", from == null ? "" : from, "to",
            to == null ? "" : to));

        assertThat(end.getException()).isInstanceOf(ProblemException.class);
        assertThat(run.steps()).containsExactly("sales-days");
    }
}
