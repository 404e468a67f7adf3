package io.guardianpartner.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.test.ApiDocument;
import org.junit.jupiter.api.Test;

class PaymentsOpenApiTest extends PaymentsTest {

    @Test
    void clientsCanBeGeneratedFromTheDocument() throws Exception {
        JsonNode document = api.get("/openapi.json").body();

        ApiDocument.check(document);
        ApiDocument.isShown(document, "payments", PaymentsOpenApiTest.class);
        assertThat(document.at("/components/schemas/PaymentRequest/properties/amount/pattern").asText())
            .isEqualTo("^-?(0|[1-9][0-9]{0,9})\\.[0-9]{2}$");
        assertThat(document.at("/components/schemas/PaymentView/required")).extracting(JsonNode::asText)
            .contains("id", "orderId", "amount", "status").doesNotContain("pix", "reason");
        assertThat(document.at("/paths/~1v1~1payments/post/responses").fieldNames()).toIterable()
            .contains("200", "201", "409", "422", "503");
        assertThat(document.at("/paths/~1v1~1payments~1{id}~1refunds/post/responses").fieldNames()).toIterable()
            .contains("200", "202", "404", "409", "422");
        assertThat(document.at("/paths/~1v1~1webhooks~1mercadopago/post/responses").fieldNames()).toIterable()
            .contains("200", "400", "401").doesNotContain("403");
        JsonNode report = document.at("/paths/~1v1~1reconciliations~1{date}/get/responses/200/content");
        assertThat(report.at("/application~1json/schema/$ref").asText()).endsWith("/DayReportView");
        assertThat(report.at("/text~1csv/schema")).hasToString("{\"type\":\"string\"}");
    }
}
