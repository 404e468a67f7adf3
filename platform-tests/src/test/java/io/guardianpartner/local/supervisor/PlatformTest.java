package io.guardianpartner.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.guardianpartner.local.identity.TokenIssuer;
import io.guardianpartner.message.Contract;
import io.guardianpartner.operations.platform.PlatformState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlatformTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Path root;
    private final List<String> progress = new CopyOnWriteArrayList<>();
    private Platform platform;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        root = directory;
        platform = Platform.builder(root)
            .contract(withFourthService())
            .freePorts()
            .launchAll(launch -> launch.withCommand(FakeServiceProcess.command()))
            .variable("ORDERS_SERVICE", "SOMETHING", "of the test")
            .backoff(new RestartBackoff(Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofMinutes(1)))
            .progress(progress::add)
            .start();
        platform.awaitReady(PATIENCE);
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    void everyServiceOfTheContractRunsEvenOneThatNobodyHereKnows() throws Exception {
        assertThat(platform.addresses()).containsKeys("front-door", "orders", "payments", "catalog", "kitchen",
            "kitchen-management", "mercado-pago", "identity", "sqs", "sns", "dynamodb", "postgres");
        assertThat(platform.isReady("KITCHEN_SERVICE")).isTrue();
        assertThat(variable("kitchen", "GUARDIAN_QUEUE_URL")).endsWith("/local-kitchen");
        assertThat(variable("kitchen", "GUARDIAN_TOPIC_ARN")).endsWith(":local-kitchen");
        assertThat(progress).anyMatch(line -> line.startsWith("kitchen is ready after"));
    }

    @Test
    void aServiceFindsEverythingInItsEnvironment() throws Exception {
        assertThat(variable("orders", "AWS_ENDPOINT_URL_SQS")).isEqualTo(platform.addresses().get("sqs"));
        assertThat(variable("orders", "AWS_ENDPOINT_URL_DYNAMODB")).isEqualTo(platform.addresses().get("dynamodb"));
        assertThat(variable("orders", "GUARDIAN_DATABASE_URL")).startsWith("jdbc:postgresql://127.0.0.1:")
            .endsWith("/orders");
        assertThat(variable("orders", "GUARDIAN_CATALOG_URL")).isEqualTo(platform.baseUrl("catalog").toString());
        assertThat(variable("orders", "GUARDIAN_KITCHEN_URL")).isEqualTo(platform.baseUrl("kitchen").toString());
        assertThat(variable("payments", "MERCADOPAGO_BASE_URL")).isEqualTo(platform.broker().uri().toString());
        assertThat(variable("payments", "MERCADOPAGO_NOTIFICATION_URL")).isEqualTo(
            platform.frontDoor() + "/v1/webhooks/mercadopago");
        assertThat(variable("catalog", "GUARDIAN_IDENTITY_ISSUER"))
            .isEqualTo(platform.addresses().get("identity") + "/us-east-1_guardian");
        assertThat(variable("catalog", "GUARDIAN_IDENTITY_PEOPLE_CLIENTS")).isEqualTo("customers");
        assertThat(variable("catalog", "GUARDIAN_IDENTITY_SERVICE_CLIENTS")).isEqualTo("orders-service");
        assertThat(variable("orders", "GUARDIAN_IDENTITY_CLIENT_ID")).isEqualTo("orders-service");
        assertThat(variable("orders", "GUARDIAN_IDENTITY_CLIENT_SECRET")).hasSizeGreaterThan(40);
        assertThat(variable("orders", "GUARDIAN_IDENTITY_TOKEN_ENDPOINT"))
            .isEqualTo(platform.addresses().get("identity") + "/oauth2/token");
        assertThat(variable("orders", "SOMETHING")).isEqualTo("of the test");
        assertThat(variable("payments", "SOMETHING")).isEmpty();
    }

    @Test
    void theFrontDoorLeadsToTheServices() throws Exception {
        URI orders = platform.frontDoor().resolve("/v1/orders/SERVER_PORT");
        TokenIssuer tokens = new TokenIssuer(platform.identity().uri());

        assertThat(get(orders, "Authorization", "Bearer " + tokens.person("ana")).body())
            .isEqualTo(String.valueOf(platform.baseUrl("orders").getPort()));
        assertThat(get(orders).statusCode()).isEqualTo(401);
        assertThat(get(orders, "Authorization", "Bearer " + tokens.service("orders")).statusCode()).isEqualTo(401);
        assertThat(get(platform.frontDoor().resolve("/pid")).statusCode()).isEqualTo(404);
    }

    @Test
    void aKilledServiceIsStartedAgain() {
        long before = platform.pid("catalog").orElseThrow();

        platform.kill("catalog");

        assertThat(ProcessHandle.of(before)).isEmpty();
        platform.awaitReady("catalog", PATIENCE);
        assertThat(platform.pid("catalog").orElseThrow()).isNotEqualTo(before);
        assertThat(progress).anyMatch(line -> line.startsWith("catalog ended with code 137 and starts again in"));
    }

    @Test
    void aServiceIsStartedAnotherWayFromItsNextStartOn() throws Exception {
        platform.change("payments", launch -> launch.withVariable("SOMETHING", "new"));
        assertThat(variable("payments", "SOMETHING")).isEmpty();

        platform.restart("payments");
        platform.awaitReady("payments", PATIENCE);

        assertThat(variable("payments", "SOMETHING")).isEqualTo("new");
        platform.change("payments", launch -> launch.withVariable("SOMETHING", ""));
        platform.restart("payments");
        platform.awaitReady("payments", PATIENCE);
    }

    @Test
    void whatAServiceSaysIsInItsLog() {
        assertThat(platform.log("kitchen")).content().contains("started with ").contains("/local-kitchen");
    }

    @Test
    void whoComesLaterReadsHowItStands() {
        PlatformState state = PlatformState.alive(root.resolve(".guardian")).orElseThrow();

        assertThat(state.pid()).isEqualTo(ProcessHandle.current().pid());
        assertThat(state.services()).containsExactly("orders", "payments", "catalog", "kitchen");
        assertThat(state.processes()).containsKeys("orders", "payments", "kitchen", "postgres");
        assertThat(state.addresses()).isEqualTo(platform.addresses());
    }

    @Test
    void anUnknownServiceIsNamed() {
        assertThatThrownBy(() -> platform.restart("bar")).isInstanceOf(PlatformException.class)
            .hasMessageContaining("bar")
            .hasMessageContaining("kitchen");
    }

    @Test
    void aSecondPlatformCannotTakeItsPorts() {
        int port = platform.frontDoor().getPort();

        assertThatThrownBy(() -> Platform.builder(root)
            .directory(root.resolve("second"))
            .freePorts()
            .port("front-door", port)
            .launchAll(launch -> launch.withCommand(FakeServiceProcess.command()))
            .start()).isInstanceOf(PlatformException.class)
            .hasMessageContaining("Port " + port + " for front-door is taken by process "
                + ProcessHandle.current().pid())
            .hasMessageContaining("--port front-door=")
            .hasMessageNotContaining("\n");
    }

    static Contract withFourthService() throws Exception {
        try (InputStream yaml = Contract.class.getResourceAsStream("/asyncapi.yaml")) {
            String text = new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
            String more = text.replaceFirst("\nservers:",
                "    KITCHEN_SERVICE:\n      queue: kitchen\n      topic: kitchen\n      listensTo: [ORDERS_SERVICE]\n"
                    + "\nservers:");
            return Contract.load(new ByteArrayInputStream(more.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** Empty if it has none. */
    private String variable(String service, String name) throws Exception {
        HttpResponse<String> answer = get(platform.baseUrl(service).resolve("/v1/orders/" + name));
        return answer.statusCode() == 200 ? answer.body() : "";
    }

    private static HttpResponse<String> get(URI uri, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10));
        return HttpClient.newHttpClient().send((headers.length == 0 ? request : request.headers(headers)).build(),
            HttpResponse.BodyHandlers.ofString());
    }
}
