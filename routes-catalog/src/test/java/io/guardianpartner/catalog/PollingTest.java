package io.guardianpartner.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import io.guardianpartner.message.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that asks again is sent what has changed, and nothing else. */
class PollingTest extends CatalogTest {

    @ParameterizedTest
    @ValueSource(strings = {"/v1/categories", "/v1/products?limit=1", "/v1/products/{id}", "/v1/products/{id}/stock",
        "/openapi.json"})
    void whatHasNotChangedIsNotSentAgain(String template) {
        String path = template.replace("{id}", product("Vatapá", "19.90", "MEAL", 5).toString());

        Answer first = get(path);
        Answer again = get(path, "If-None-Match", first.header("ETag"));

        assertThat(first.status()).as(first.toString()).isEqualTo(200);
        assertThat(again.status()).as(again.toString()).isEqualTo(304);
        assertThat(again.response().body()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    }

    @Test
    void aProductIsSentAgainWhenItsMenuEntryOrItsStockHasChanged() {
        UUID id = product("Moqueca", "39.90", "MEAL", 5);
        String path = "/v1/products/" + id;
        String before = get(path).header("ETag");

        reserve(Ids.next(), id, 2);
        Answer ordered = get(path, "If-None-Match", before);
        Answer renamed = put(path, json("{'name': 'Moqueca de peixe', 'price': '39.90', 'categoryType': 'MEAL'}"),
            "If-Match", before);

        assertThat(ordered.status()).isEqualTo(200);
        assertThat(ordered.text("/stock/available")).isEqualTo("3");
        assertThat(renamed.status()).as("orders do not keep anybody from changing the menu").isEqualTo(200);
        assertThat(get(path, "If-None-Match", ordered.header("ETag")).text("/name")).isEqualTo("Moqueca de peixe");
    }

    @Test
    void aReservationIsSentAgainWhenItHasChanged() {
        UUID order = Ids.next();
        UUID id = product("Xinxim", "29.90", "MEAL", 5);
        reserve(order, id, 2);
        String path = "/v1/reservations/" + order;
        String before = get(path).header("ETag");

        assertThat(get(path, "If-None-Match", before).status()).isEqualTo(304);
        tell(order, 2, "AWAITING", id, 2);
        probe().awaitEmptyQueue();
        assertThat(get(path, "If-None-Match", before).text("/status")).isEqualTo("COMMITTED");
    }
}
