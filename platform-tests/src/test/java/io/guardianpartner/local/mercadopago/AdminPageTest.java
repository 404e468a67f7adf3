package io.guardianpartner.local.mercadopago;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdminPageTest {

    private final String reference = UUID.randomUUID().toString();
    private MercadoPagoSimulator simulator;
    private SimulatorClient client;

    @BeforeEach
    void start() {
        simulator = MercadoPagoSimulator.start(SimulatorOptions.defaults());
        client = new SimulatorClient(simulator.uri());
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void aPersonSeesAPaymentAndPaysIt() throws Exception {
        String id = client.create(reference).json().path("id").asText();
        String page = client.admin("GET", "/", "").text();
        assertThat(page).contains(reference, "pending", "action=\"/" + id + "/pay\"").doesNotContain("ana@example.com");

        assertThat(client.admin("POST", "/" + id + "/pay", "").status()).isEqualTo(303);

        assertThat(simulator.status(id)).isEqualTo("approved");
        assertThat(client.admin("GET", "/", "").text()).contains("approved").doesNotContain("<form");
    }

    @Test
    void paymentsAreListedByWhatTheirPayersAddressesBeginWithAndWithoutPictures() throws Exception {
        String id = client.create(reference).json().path("id").asText();

        var found = client.admin("GET", "/admin/payments?payer=ana@", "").json().path("items");

        assertThat(found.findValuesAsText("id")).contains(id);
        assertThat(found.get(0).has("point_of_interaction")).isFalse();
        assertThat(client.admin("GET", "/admin/payments?payer=nobody@", "").json().path("items")).isEmpty();
    }

    @Test
    void aForeignPageCannotPressTheButtons() throws Exception {
        String id = client.create(reference).json().path("id").asText();

        assertThat(client.admin("POST", "/" + id + "/pay", "", "Origin", "https://evil.example").status())
            .isEqualTo(403);
        assertThat(client.admin("POST", "/admin/payments/" + id + "/pay", "", "Origin", "null").status())
            .isEqualTo(403);

        assertThat(simulator.status(id)).isEqualTo("pending");
    }
}
