package io.guardianpartner.acceptance;

import com.fasterxml.jackson.databind.JsonNode;

/** An order as its customer reads it. */
record Order(JsonNode json) {

    String id() {
        return json.path("id").asText();
    }

    String status() {
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

    String paymentId() {
        return json.path("payment").path("id").asText();
    }

    String paymentStatus() {
        return json.path("payment").path("status").asText();
    }
}
