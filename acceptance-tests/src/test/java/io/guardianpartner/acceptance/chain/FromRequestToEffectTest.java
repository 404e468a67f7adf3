package io.guardianpartner.acceptance.chain;

import static io.guardianpartner.message.MessageTypes.MSG_ORDER_STATUS_CHANGED;
import static io.guardianpartner.message.Services.ORDERS;
import static io.guardianpartner.message.Services.PAYMENTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Json;
import io.guardianpartner.test.GuardianStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * From a request to the last effect that it has, over two services: one keeps items in DynamoDB, the other one rows in
 * PostgreSQL.
 */
@Timeout(120)
class FromRequestToEffectTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String TRACEPARENT = "00-" + TRACE + "-b7ad6b7169203331-01";
    private static final String COMMON = "spring.config.import=classpath:guardian.yaml";
    private static final String SMALL = "guardian.outbox.max-message-size=800B";

    private static GuardianStage stage;
    private static ConfigurableApplicationContext orders;
    private static ConfigurableApplicationContext payments;

    private final HttpClient client = HttpClient.newHttpClient();
    private final UUID order = UUID.randomUUID();

    @BeforeAll
    static void start() {
        stage = GuardianStage.forService(ORDERS, true, true);
        orders = stage.start(RelayedChain.Orders.class, COMMON, SMALL, "guardian.outbox.dynamodb.key=orderId",
            "guardian.outbox.dynamodb.table=" + RelayedChain.table(stage.environment()),
            "spring.autoconfigure.exclude="
                + "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration");
        payments = stage.start(RelayedChain.Payments.class, Stream.concat(Stream.of(COMMON, SMALL,
            "guardian.service=" + PAYMENTS),
            stage.environment().variablesOf(PAYMENTS).entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue()))
            .toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        orders.close();
        payments.close();
    }

    @Test
    void theLastEffectBelongsToTheTraceOfTheRequest() throws Exception {
        assertThat(cancel(orders, "wanted").statusCode()).isEqualTo(204);

        assertThat(traceOf(stage.probe().awaitPublished(MSG_ORDER_STATUS_CHANGED, order).attributes()
            .get(Attributes.TRACEPARENT))).isEqualTo(TRACE);
    }

    @Test
    void soDoesWhatWasTriedAgainMeanwhile() throws Exception {
        assertThat(cancel(orders, RelayedChain.LATER).statusCode()).isEqualTo(204);

        assertThat(traceOf(stage.probe().awaitPublished(MSG_ORDER_STATUS_CHANGED, order).attributes()
            .get(Attributes.TRACEPARENT))).isEqualTo(TRACE);
    }

    @Test
    void soDoesWhatIsParked() throws Exception {
        assertThat(cancel(payments, RelayedChain.NEVER).statusCode()).isEqualTo(204);

        var parked = stage.probe().awaitDeadLetter(message -> order.toString().equals(message.attributes()
            .get(Attributes.CORRELATION_ID)));
        assertThat(traceOf(parked.attributes().get(Attributes.TRACEPARENT))).isEqualTo(TRACE);
    }

    @Test
    void aRequestThatWouldCauseTooLargeAMessageIsToldSoAndNothingIsStoredInAnItem() throws Exception {
        assertTooLarge(cancel(orders, "x".repeat(450)));

        var item = orders.getBean(DynamoDbClient.class).getItem(request -> request
            .tableName(RelayedChain.table(stage.environment())).key(RelayedChain.key(order)).consistentRead(true));
        assertThat(item.hasItem()).isFalse();
    }

    @Test
    void aRequestThatWouldCauseTooLargeAMessageIsToldSoAndNothingIsStoredInRows() throws Exception {
        assertTooLarge(cancel(payments, "x".repeat(450)));

        assertThat(payments.getBean(JdbcTemplate.class).queryForObject(
            "select (select count(*) from requests where order_id = ?)"
                + " + (select count(*) from outbox where attributes->>'correlationId' = ?)",
            Integer.class, order, order.toString())).isZero();
    }

    private static void assertTooLarge(HttpResponse<String> answer) throws JsonProcessingException {
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var problem = Json.mapper().readTree(answer.body());
        assertThat(problem.get("title").asText()).isEqualTo("Content Too Large");
        assertThat(problem.get("detail").asText()).contains("more than one message can hold");
    }

    private HttpResponse<String> cancel(ConfigurableApplicationContext service, String reason)
        throws IOException, InterruptedException {
        var port = service.getEnvironment().getProperty("local.server.port");
        return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/orders/" + order))
            .header("traceparent", TRACEPARENT).header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"reason\": \"" + reason + "\"}")).build(), BodyHandlers.ofString());
    }

    private static String traceOf(String traceparent) {
        return traceparent.split("-")[1];
    }
}
