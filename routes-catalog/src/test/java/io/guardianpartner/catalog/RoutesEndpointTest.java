package io.guardianpartner.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.Ids;
import io.guardianpartner.test.BadToken;
import io.guardianpartner.test.TestIdentity;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalManagementPort;

/** Operators, and nobody else, see the routes at the management port, and start and stop those that take work in by themselves. */
@ExtendWith(OutputCaptureExtension.class)
class RoutesEndpointTest extends CatalogTest {

    private static final String INBOUND = "/catalog.in";

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalManagementPort
    private int port;

    @Autowired
    private MeterRegistry meters;

    @AfterEach
    void everyRouteRuns() throws Exception {
        admin("POST", INBOUND, "{\"action\": \"start\"}");
        admin("POST", INBOUND, "{\"action\": \"resume\"}");
    }

    @Test
    void theRoutesAreToldWithTheirCounts() throws Exception {
        UUID product = product("Caldo", "19.90", "MEAL", 10);
        UUID order = Ids.next();
        reserve(order, product, 1);
        tell(order, 2, "CANCELLED", product, 1);
        await().untilAsserted(() -> assertThat(heard(order)).isEqualTo(2));

        Answer answer = admin("GET", "", "");

        assertThat(answer.status()).isEqualTo(200);
        JsonNode inbound = route(answer.json(), "catalog.in");
        assertThat(inbound.path("group").asText()).isEqualTo("InboundRoutes");
        assertThat(inbound.path("from").asText()).isEqualTo("aws2-sqs");
        assertThat(inbound.path("source").asText()).isEqualTo("QUEUE");
        assertThat(inbound.path("state").asText()).isEqualTo("Started");
        assertThat(inbound.path("commands")).hasToString("[\"stop\",\"suspend\"]");
        await().untilAsserted(() -> assertThat(
            route(admin("GET", "", "").json(), "catalog.in").at("/exchanges/total").asInt()).isPositive());
        assertThat(route(answer.json(), "catalog.api.create-product").path("from").asText())
            .isEqualTo("POST /v1/products");
        assertThat(route(answer.json(), "catalog.api.create-product").path("commands")).isEmpty();
    }

    @Test
    void aRouteIsToldWithItsStepsAndItsPicture() throws Exception {
        product("Caldo", "19.90", "MEAL", 10);

        JsonNode route = admin("GET", "/catalog.job.create-product", "").json();

        assertThat(route.path("diagram").asText()).startsWith("flowchart TD").contains("direct:create-product");
        assertThat(StreamSupport.stream(route.path("steps").spliterator(), false)
            .anyMatch(step -> step.path("count").asInt() > 0 && step.has("meanMillis"))).isTrue();
        assertThat(admin("GET", "/catalog.in", "").text("/diagram")).contains("in.acknowledge");
    }

    @Test
    void nobodyButAnOperatorLearnsOrChangesAnything(CapturedOutput log) throws Exception {
        for (String path : List.of("", "/catalog.in", "/catalog.nothing", "/catalog.in/", "//catalog.in")) {
            assertThat(send("GET", path, "", null).status()).as(path).isIn(401, 404);
        }
        assertThat(send("GET", "", "", null).header("WWW-Authenticate")).isEqualTo("Bearer");
        for (BadToken bad : BadToken.values()) {
            assertThat(send("GET", "", "", bad.text(TestIdentity.shared())).status()).as("%s", bad).isEqualTo(401);
        }
        for (String who : List.of("ana", "kitchen", "orders")) {
            String token = TestIdentity.shared().tokenOf(who, "catalog");
            assertThat(send("GET", "", "", token).status()).as(who).isEqualTo(403);
            assertThat(send("POST", INBOUND, stop("x"), token).status()).as(who).isEqualTo(403);
        }
        assertThat(send("POST", INBOUND, stop("x"), null).status()).isEqualTo(401);

        assertThat(state()).isEqualTo("Started");
        assertThat(commands("stop", "denied")).isEqualTo(4);
        assertThat(log).contains("Route catalog.in: stop by kitchen denied, Started before and Started after",
            "Route catalog.in: stop by somebody unknown denied with 401");
    }

    @Test
    void aStoppedRouteTakesNothingInAndLosesNothing(CapturedOutput log) throws Exception {
        UUID product = product("Caldo", "19.90", "MEAL", 10);
        UUID order = Ids.next();
        reserve(order, product, 4);
        double done = commands("stop", "done");

        Answer stopped = admin("POST", INBOUND, stop("stock is counted"));

        assertThat(stopped.status()).as("%s", stopped).isEqualTo(200);
        assertThat(stopped.text("/state")).isEqualTo("Stopped");
        assertThat(commands("stop", "done")).isEqualTo(done + 1);
        assertThat(meters.get("guardian.routes.stopped").gauge().value()).isEqualTo(1);
        assertThat(get("/v1/products/" + product).status()).isEqualTo(200);
        assertThat(management("/actuator/health/readiness").status()).isEqualTo(200);
        tell(order, 2, "CANCELLED", product, 4);

        assertThat(admin("POST", INBOUND, "{\"action\": \"start\"}").text("/state")).isEqualTo("Started");

        await().untilAsserted(() -> assertThat(stock(product)).isEqualTo("10/0"));
        assertThat(log).contains("Route catalog.in: stop by keeper done, Started before and Stopped after, "
            + "reason: stock is counted");
        assertThat(log).contains("Route catalog.in: start by keeper done, Stopped before and Started after");
    }

    @Test
    void aSuspendedRouteGoesOnWhenItIsResumed() throws Exception {
        UUID product = product("Caldo", "19.90", "MEAL", 10);
        UUID order = Ids.next();
        reserve(order, product, 4);

        assertThat(admin("POST", INBOUND, "{\"action\": \"suspend\", \"reason\": \"x\"}").text("/state"))
            .isEqualTo("Suspended");
        tell(order, 2, "CANCELLED", product, 4);
        assertThat(admin("POST", INBOUND, "{\"action\": \"resume\"}").text("/state")).isEqualTo("Started");

        await().untilAsserted(() -> assertThat(stock(product)).isEqualTo("10/0"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "/catalog.nothing | {\"action\": \"stop\", \"reason\": \"x\"} | 404 | There is no route catalog.nothing.",
        "/catalog.in | {\"action\": \"start\"} | 409 | The route is started.",
        "/catalog.in | {\"action\": \"resume\"} | 409 | The route is started.",
        "/catalog.job.reserve | {\"action\": \"stop\", \"reason\": \"x\"} | 409 | Other routes call it and would fail; stop the route that takes the work in.",
        "/catalog.api.create-product | {\"action\": \"stop\", \"reason\": \"x\"} | 409 | It answers requests; a stopped one would answer 404, as if there were no such operation.",
        "/catalog.in | {\"action\": \"reset\"} | 400 | /action must be start, stop, suspend or resume",
        "/catalog.in | {} | 400 | /action must be start, stop, suspend or resume",
        "/catalog.in | {\"action\": \"stop\"} | 422 | /reason must say why the route is ended",
        "/catalog.in | {\"action\": \"stop\", \"reason\": \"a\\nb\"} | 422 | /reason must be at most 200 printable characters",
        "/catalog.in | {\"action\": {}} | 400 | The request body must be a JSON object of texts.",
        "/catalog.in | stop | 400 | The request body must be a JSON object of texts."})
    void whatIsRefusedSaysWhyAndChangesNothing(String path, String body, int status, String why) throws Exception {
        Answer answer = admin("POST", path, body);

        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("/detail")).isEqualTo(why);
        assertThat(state()).isEqualTo("Started");
    }

    @Test
    void aBodyThatIsTooLongOrOfUnknownLengthIsNotRead() throws Exception {
        assertThat(send("POST", INBOUND, "x".repeat(5000), null).status()).isEqualTo(413);
        assertThat(Answer.of(http.send(request("/actuator/routes" + INBOUND)
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[]{'{', '}'}))).build(),
            BodyHandlers.ofString())).status()).isEqualTo(411);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/camel", "/camelroutes", "/camelroutecontroller", "/env", "/beans", "/heapdump"})
    void nothingElseIsShown(String endpoint) throws Exception {
        assertThat(management("/actuator" + endpoint).status()).isEqualTo(404);
    }

    private double commands(String action, String outcome) {
        return meters.find("guardian.route.commands").tag("action", action).tag("outcome", outcome).counters().stream()
            .mapToDouble(counter -> counter.count()).sum();
    }

    private String state() throws Exception {
        return admin("GET", INBOUND, "").text("/state");
    }

    private static JsonNode route(JsonNode told, String id) {
        return StreamSupport.stream(told.path("routes").spliterator(), false)
            .filter(route -> route.path("id").asText().equals(id)).findFirst().orElseThrow();
    }

    private static String stop(String reason) {
        return "{\"action\": \"stop\", \"reason\": \"" + reason + "\"}";
    }

    private Answer admin(String method, String path, String body) throws Exception {
        return send(method, path, body, TestIdentity.shared().tokenOf(ADMIN.id(), ADMIN.roles(), "catalog"));
    }

    private Answer send(String method, String path, String body, String token) throws Exception {
        HttpRequest.Builder request = request("/actuator/routes" + path).header("Content-Type", "application/json")
            .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return Answer.of(http.send(
            (token == null ? request : request.header("Authorization", "Bearer " + token)).build(),
            BodyHandlers.ofString()));
    }

    private Answer management(String path) throws Exception {
        return Answer.of(http.send(request(path).build(), BodyHandlers.ofString()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }
}
