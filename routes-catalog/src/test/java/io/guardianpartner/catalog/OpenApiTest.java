package io.guardianpartner.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenApiTest extends CatalogTest {

    @Test
    void everyAddressIsDocumented() {
        Answer document = get("/openapi.json");

        assertThat(document.status()).isEqualTo(200);
        assertThat(document.json().get("paths").fieldNames()).toIterable().contains("/v1/categories", "/v1/products",
            "/v1/products/{id}", "/v1/products/{id}/stock", "/v1/products/{id}/stock/adjustments", "/v1/reservations",
            "/v1/reservations/{orderId}");
        assertThat(document.json().at("/paths/~1v1~1products/get/parameters").findValuesAsText("name"))
            .contains("category", "text", "limit", "cursor");
    }
}
