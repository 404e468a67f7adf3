package io.guardianpartner.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.text.Text;
import io.guardianpartner.test.ApiDocument;
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

    @Test
    void clientsCanBeGeneratedFromTheDocument() throws Exception {
        JsonNode api = get("/openapi.json").json();

        ApiDocument.check(api);
        ApiDocument.isShown(api, "catalog", OpenApiTest.class);
        assertThat(api.at("/components/schemas/ProductRequest/required")).extracting(JsonNode::asText)
            .containsExactlyInAnyOrder("name", "price", "categoryType");
        assertThat(api.at("/components/schemas/ProductRequest/properties/name/minLength").asInt()).isEqualTo(1);
        for (String text : List.of("name", "description")) {
            assertThat(api.at("/components/schemas/ProductRequest/properties/" + text + "/pattern").asText())
                .isEqualTo(Text.PATTERN);
        }
        assertThat(api.at("/components/schemas/ProductRequest/properties/price/pattern").asText())
            .isEqualTo("^-?(0|[1-9][0-9]{0,9})\\.[0-9]{2}$");
        assertThat(api.at("/components/schemas/InitialStock/required/0").asText()).isEqualTo("onHand");
        assertThat(api.at("/components/schemas/ReservationRequest/properties/lines/minItems").asInt()).isEqualTo(1);
        assertThat(api.at("/components/schemas/StockView/required")).hasSize(5);
        assertThat(api.at("/paths/~1v1~1products/post/responses").fieldNames()).toIterable().contains("201")
            .doesNotContain("200");
        assertThat(
            api.at("/paths/~1v1~1products/get/responses/200/content/application~1json/schema/properties/items/items"))
            .hasToString("{\"$ref\":\"#/components/schemas/ProductView\"}");
        for (String operation : List.of("/paths/~1v1~1products~1{id}/put", "/paths/~1v1~1products~1{id}/delete",
            "/paths/~1v1~1products~1{id}~1stock/put", "/paths/~1v1~1products~1{id}~1stock~1adjustments/post")) {
            assertThat(api.at(operation + "/parameters").findValuesAsText("name")).contains("If-Match", "id");
        }
    }
}
