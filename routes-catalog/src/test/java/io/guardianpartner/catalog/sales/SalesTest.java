package io.guardianpartner.catalog.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.catalog.CatalogTest;
import io.guardianpartner.message.Ids;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What sells, from reservations that events of orders really moved. */
class SalesTest extends CatalogTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("America/Sao_Paulo"));

    @Autowired
    private JdbcTemplate database;

    @Test
    void portionsOfPaidOrdersAreSoldAtThePricesOfTheOrders() {
        UUID product = product("Caldo vendido", "19.90", "MEAL", 10);
        becomes(product, 2, "AWAITING");
        becomes(product, 1, "IN_PROGRESS");

        JsonNode sale = sales(product, TODAY).get(0);

        assertThat(sale.path("name").asText()).isEqualTo("Caldo vendido");
        assertThat(sale.path("portions").asInt()).isEqualTo(3);
        assertThat(sale.path("total").asText()).isEqualTo("59.70");
    }

    @Test
    void whatIsNotPaidOrIsCancelledIsNotSold() {
        UUID product = product("Caldo nao vendido", "19.90", "MEAL", 10);
        reserve(Ids.next(), product, 1);
        UUID cancelled = becomes(product, 1, "AWAITING");
        assertThat(sales(product, TODAY)).hasSize(1);
        tell(cancelled, 9, "CANCELLED", product, 1);
        await().untilAsserted(() -> assertThat(heard(cancelled)).isEqualTo(9));

        assertThat(sales(product, TODAY)).isEmpty();
    }

    @Test
    void anOrderCountsOnTheDayOnWhichItReserved() {
        UUID product = product("Caldo de ontem", "19.90", "MEAL", 10);
        UUID order = becomes(product, 1, "AWAITING");
        LocalDate before = TODAY.minusDays(1);
        database.update("update reservation set created_at = (?::date + time '23:59:59') at time zone "
            + "'America/Sao_Paulo' where order_id = ?", before.toString(), order);

        assertThat(sales(product, TODAY)).isEmpty();
        assertThat(sales(product, before)).hasSize(1);
    }

    @Test
    void theIndexFindsTheReservationsOfADay() {
        assertThat(database.queryForList("select indexdef from pg_indexes where indexname = 'reservation_sold'",
            String.class)).singleElement().asString().contains("(created_at)", "COMMITTED");
    }

    private UUID becomes(UUID product, int portions, String status) {
        UUID order = Ids.next();
        reserve(order, product, portions);
        tell(order, 2, status, product, portions);
        await().untilAsserted(() -> assertThat(heard(order)).isEqualTo(2));
        return order;
    }

    private List<JsonNode> sales(UUID product, LocalDate day) {
        JsonNode answer = get("/v1/sales?from=" + day + "&to=" + day).json();
        return StreamSupport.stream(answer.path("items").spliterator(), false)
            .filter(sale -> sale.path("productId").asText().equals(product.toString())).toList();
    }
}
