package io.guardianpartner.acceptance;

import com.fasterxml.jackson.databind.JsonNode;

/** An order as its customer reads it. */
public record Order(JsonNode json) {

    public String id() {
        return json.path("id").asText();
    }

    public String status() {
        return json.path("status").asText();
    }

    int version() {
        return json.path("version").asInt();
    }

    String copiaECola() {
        return json.path("payment").path("pix").path("copiaECola").asText();
    }

    String total() {
        return json.path("totalPrice").asText();
    }

    public String paymentId() {
        return json.path("payment").path("id").asText();
    }

    public String paymentStatus() {
        return json.path("payment").path("status").asText();
    }
}
