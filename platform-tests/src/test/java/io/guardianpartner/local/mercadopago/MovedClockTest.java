package io.guardianpartner.local.mercadopago;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import io.guardianpartner.local.http.LocalHttpServer;
import io.guardianpartner.local.http.Request;
import io.guardianpartner.local.http.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulator's clock is moved, and all that it dates goes with it. */
class MovedClockTest {

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
    void aPaymentExpiresWhenTheClockIsMovedPastItsEnd() throws Exception {
        String id = client.create(reference).json().path("id").asText();

        move("{\"by\":\"PT23H59M\"}");
        assertThat(simulator.status(id)).isEqualTo("pending");
        move("{\"by\":\"PT1M\"}");

        assertThat(client.get("/v1/payments/" + id).json().path("status_detail").asText()).isEqualTo("expired");
    }

    @Test
    void newPaymentsAreDatedByTheMovedClock() throws Exception {
        move("{\"now\":\"2031-05-06T07:08:09Z\"}");

        Instant created = date(client.create(reference).json().path("date_created").asText());

        assertThat(created).isBetween(Instant.parse("2031-05-06T07:08:09Z"), Instant.parse("2031-05-06T07:18:09Z"));
        assertThat(date(client.admin("GET", "/admin/clock", "").json().path("now").asText())).isAfterOrEqualTo(created);
    }

    @Test
    void webhooksAreSignedWithTheMovedTime() throws Exception {
        List<Request> received = new CopyOnWriteArrayList<>();
        try (LocalHttpServer receiver = LocalHttpServer.named("receiver").route("POST", "/hook", request -> {
            received.add(request);
            return Response.of(200);
        }).start(0)) {
            move("{\"by\":\"-P1D\"}");

            client.create(reference, ",\"notification_url\":\"" + receiver.uri() + "/hook\"");

            await().untilAsserted(() -> assertThat(received).hasSize(1));
            long ts = Long.parseLong(received.get(0).header("x-signature").orElseThrow().split("[=,]")[1]);
            assertThat(Duration.between(Instant.ofEpochSecond(ts), Instant.now())).isBetween(Duration.ofHours(23),
                Duration.ofHours(25));
            assertThat(date(received.get(0).json().path("date_created").asText())).isBefore(Instant.now().minusSeconds(
                80_000));
        }
    }

    @Test
    void theTrueTimeComesBack() throws Exception {
        move("{\"by\":\"P30D\"}");

        client.admin("DELETE", "/admin/clock", "");

        assertThat(date(client.admin("GET", "/admin/clock", "").json().path("now").asText()))
            .isBefore(Instant.now().plusSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"by\":\"soon\"}", "{\"now\":\"tomorrow\"}", "{\"by\":\"P4000D\"}",
        "{\"by\":\"PT1H\",\"now\":\"2026-11-30T12:00:00Z\"}", "{\"by\":\"PT9223372036854775807S\"}"})
    void aMoveThatMakesNoSenseIsRefused(String move) throws Exception {
        assertThat(client.admin("PUT", "/admin/clock", move).status()).isEqualTo(400);
        assertThat(client.admin("GET", "/admin/clock", "").json().path("ahead").asText()).isEqualTo("PT0S");
    }

    private void move(String move) throws Exception {
        assertThat(client.admin("PUT", "/admin/clock", move).status()).isEqualTo(200);
    }

    private static Instant date(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
