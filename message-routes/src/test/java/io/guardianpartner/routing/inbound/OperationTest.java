package io.guardianpartner.routing.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;

import io.guardianpartner.message.Services;
import io.guardianpartner.test.GuardianTest;
import io.guardianpartner.test.MessagingProbe;
import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Health, metrics and jobs of a service, as an operator sees them. */
@GuardianTest(service = Services.ORDERS, postgres = true, classes = OrdersTwin.class, properties = {
    "spring.config.import=classpath:guardian.yaml", "guardian.metrics.dead-letters-every=200ms",
    "guardian.inbound.clean-up-every=200ms"})
@AutoConfigureObservability(tracing = false)
class OperationTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @Autowired
    private MessagingProbe probe;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private CamelContext camel;
    @LocalManagementPort
    private int management;
    @LocalServerPort
    private int port;

    @Test
    void healthAnswersOnTheManagementPort() throws Exception {
        assertThat(get("/actuator/health/liveness")).contains("UP");
        assertThat(get("/actuator/health/readiness")).contains("UP");
        assertThat(get("/actuator/env")).doesNotContain("GUARDIAN");
    }

    @Test
    void withoutAnApiThePortOfRequestsIsClosed() throws Exception {
        for (String path : List.of("/", "/error", "/actuator/health", "/openapi.json", "/v1/orders")) {
            var answer = http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
                HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).isEmpty();
        }
    }

    @Test
    void metricsCountMessagesAndDeadLettersAndTagNoIdAndNoForeignText() throws Exception {
        probe.sendBare("nonsense for the metrics");

        await().until(() -> get("/actuator/prometheus").contains("guardian_deadletters{service=\"orders\"} 1.0"));
        var scrape = get("/actuator/prometheus");
        assertThat(scrape).contains(
            "guardian_messages_total{outcome=\"invalid\",service=\"orders\",type=\"unknown\"} 1.0",
            "guardian_message_handling_seconds_count{outcome=\"invalid\",service=\"orders\",type=\"unknown\"} 1");
        assertThat(scrape).doesNotContain("aws2-sqs://", "uri=\"direct");
    }

    @Test
    void whatWasHandledLongAgoIsForgotten() {
        var old = UUID.randomUUID();
        var young = UUID.randomUUID();
        handled(old, 46);
        handled(young, 44);

        await().until(() -> records(old) == 0);
        assertThat(records(young)).isOne();
    }

    @Test
    void everyStepOfTheInboundRoutesHasAName() {
        var model = camel.getCamelContextExtension().getContextPlugin(Model.class);
        for (var id : new String[]{"in.receive", "in.validate", "in.address", "in.for-us", "in.effect",
            "in.acknowledge",
            "in.transaction", "in.inbox", "in.handle", "in.park", "in.acknowledge-parked", "in.retry-later"}) {
            assertThat(model.getProcessorDefinition(id)).as(id).isNotNull();
        }
    }

    private void handled(UUID messageId, int daysAgo) {
        jdbc.sql("insert into inbox values ('PAYMENTS_SERVICE', :id, 'x', now() - make_interval(days => :days))")
            .param("id", messageId).param("days", daysAgo).update();
    }

    private int records(UUID messageId) {
        return jdbc.sql("select count(*) from inbox where message_id = :id").param("id", messageId)
            .query(Integer.class).single();
    }

    private String get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + path)).build(),
            HttpResponse.BodyHandlers.ofString()).body();
    }
}
