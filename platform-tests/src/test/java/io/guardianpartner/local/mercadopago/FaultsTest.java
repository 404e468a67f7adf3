package io.guardianpartner.local.mercadopago;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.UUID;

import io.guardianpartner.local.mercadopago.SimulatorClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {

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

    @ParameterizedTest
    @CsvSource({"unavailable,503", "rate-limited,429", "server-error,500", "bad-gateway,502"})
    void aCallFailsAsOrderedAndDoesNothing(String fault, int status) throws Exception {
        set("{\"create\":\"" + fault + "\"}");

        Answer answer = client.create(reference);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.response().headers().firstValue("Retry-After").isPresent())
            .isEqualTo(status == 503 || status == 429);
        assertThat(simulator.created(reference)).isZero();
    }

    @Test
    void whenToComeAgainIsSaidAsOrdered() throws Exception {
        set("{\"create\":\"rate-limited\",\"retryAfterSeconds\":17}");

        assertThat(client.create(reference).response().headers().firstValue("Retry-After")).contains("17");
    }

    @Test
    void aGatewayThatWaitedNoLongerHidesThatItIsDone() throws Exception {
        set("{\"create\":\"gateway-timeout\",\"times\":1}");
        String key = UUID.randomUUID().toString();
        String order = SimulatorClient.order(reference, "");

        Answer answer = client.post(order, key);

        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.text()).startsWith("<html>");
        assertThat(client.post(order, key).status()).isEqualTo(201);
        assertThat(simulator.created(reference)).isOne();
    }

    @Test
    void anAnswerEndsInTheMiddleAndTheSameKeyGetsTheWholeOne() throws Exception {
        set("{\"create\":\"half-answer\",\"times\":1}");
        String key = UUID.randomUUID().toString();
        String order = SimulatorClient.order(reference, "");

        assertThatThrownBy(() -> client.post(order, key)).isInstanceOf(IOException.class);

        assertThat(simulator.created(reference)).isOne();
        assertThat(client.post(order, key).json().path("external_reference").asText()).isEqualTo(reference);
        assertThat(simulator.created(reference)).isOne();
    }

    @Test
    void aSlowAnswerIsThatOfOneKindOfCallOnly() throws Exception {
        String id = client.create(reference).json().path("id").asText();
        set("{\"cancel\":\"slow\",\"slowMillis\":400,\"times\":1}");

        client.get("/v1/payments/" + id);
        assertThat(client.admin("GET", "/admin/faults", "").json().path("cancel").asText()).isEqualTo("slow");
        long start = System.nanoTime();
        client.cancel(id);

        assertThat(System.nanoTime() - start).isGreaterThan(400_000_000L);
        assertThat(simulator.status(id)).isEqualTo("cancelled");
        assertThat(client.admin("GET", "/admin/faults", "").json().path("cancel").asText()).isEqualTo("ok");
    }

    @Test
    void aSearchFailsByItself() throws Exception {
        String id = client.create(reference).json().path("id").asText();
        set("{\"search\":\"unavailable\"}");

        assertThat(client.get("/v1/payments/search").status()).isEqualTo(503);
        assertThat(client.get("/v1/payments/" + id).status()).isEqualTo(200);
    }

    @Test
    void aTimeOutAfterTheCommitLeavesAPaymentThatTheSameKeyFinds() throws Exception {
        String key = UUID.randomUUID().toString();
        String order = SimulatorClient.order(reference, "");
        set("{\"create\":\"timeout-after-commit\",\"times\":1}");

        assertThatThrownBy(() -> client.post(order, key)).isInstanceOf(IOException.class);

        assertThat(simulator.created(reference)).isOne();
        assertThat(client.post(order, key).status()).isEqualTo(201);
        assertThat(simulator.created(reference)).isOne();
    }

    @Test
    void aTimeOutBeforeTheCommitLeavesNothing() throws Exception {
        set("{\"create\":\"timeout-before-commit\"}");

        assertThatThrownBy(() -> client.create(reference)).isInstanceOf(IOException.class);

        assertThat(simulator.created(reference)).isZero();
    }

    @Test
    void afterSoManyCallsAllIsWell() throws Exception {
        set("{\"create\":\"unavailable\",\"times\":2}");

        assertThat(client.create(reference).status()).isEqualTo(503);
        assertThat(client.create(reference).status()).isEqualTo(503);
        assertThat(client.create(reference).status()).isEqualTo(201);
    }

    @Test
    void readingCancellingAndRefundingFailToo() throws Exception {
        String id = client.create(reference).json().path("id").asText();
        set("{\"read\":\"unavailable\",\"cancel\":\"rate-limited\",\"refund\":\"server-error\"}");

        assertThat(client.get("/v1/payments/" + id).status()).isEqualTo(503);
        assertThat(client.get("/v1/payments/search").status()).isEqualTo(503);
        assertThat(client.cancel(id).status()).isEqualTo(429);
        assertThat(client.refund(id, "", "key").status()).isEqualTo(500);
    }

    @Test
    void aSearchMayLagBehind() throws Exception {
        set("{\"searchLagMillis\":60000}");
        String id = client.create(reference).json().path("id").asText();

        assertThat(client.get("/v1/payments/search?external_reference=" + reference).json().path("results")).isEmpty();
        assertThat(client.get("/v1/payments/" + id).status()).isEqualTo(200);
    }

    @Test
    void anAnswerMayComeLate() throws Exception {
        set("{\"delayMillis\":300}");
        long start = System.nanoTime();

        client.create(reference);

        assertThat(System.nanoTime() - start).isGreaterThan(300_000_000L);
    }

    @Test
    void whatIsSetIsShownAndTakenBack() throws Exception {
        set("{\"webhooks\":\"duplicate\"}");
        assertThat(client.admin("GET", "/admin/faults", "").json().path("webhooks").asText()).isEqualTo("duplicate");

        client.admin("DELETE", "/admin/faults", "");

        assertThat(client.admin("GET", "/admin/faults", "").json().path("webhooks").asText()).isEqualTo("on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"create\":\"maybe\"}", "{\"colour\":1}", "{", "[]", "{\"delayMillis\":-1}",
        "{\"create\":\"in-process\"}", "{\"search\":\"in-process\"}", "{\"webhookTimes\":-1}"})
    void unknownFaultsAreRefused(String faults) throws Exception {
        assertThat(client.admin("PUT", "/admin/faults", faults).status()).isEqualTo(400);
    }

    private void set(String faults) throws Exception {
        assertThat(client.admin("PUT", "/admin/faults", faults).status()).isEqualTo(200);
    }
}
