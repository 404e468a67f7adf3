package io.guardianpartner.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.guardianpartner.local.http.Loopback;
import io.guardianpartner.local.http.PortTakenException;
import io.guardianpartner.local.postgres.LocalPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.sqs.SqsClient;

class LocalCloudTest {

    @Test
    void aServiceIsToldAllThatItNeedsToFindItsCloud() throws Exception {
        Map<String, String> variables = SharedCloud.get().environmentOf("ORDERS_SERVICE");

        assertThat(variables).containsOnlyKeys("AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY",
            "AWS_ENDPOINT_URL_SQS", "AWS_ENDPOINT_URL_SNS", "AWS_ENDPOINT_URL_DYNAMODB", "GUARDIAN_ENVIRONMENT",
            "GUARDIAN_QUEUE_URL", "GUARDIAN_DEAD_LETTER_QUEUE_URL", "GUARDIAN_TOPIC_ARN", "GUARDIAN_INBOUND_BARE",
            "GUARDIAN_DATABASE_URL", "GUARDIAN_DATABASE_USERNAME", "GUARDIAN_DATABASE_PASSWORD");
        assertThat(variables).containsEntry("GUARDIAN_QUEUE_URL", SharedCloud.get().queueUrl("orders"))
            .containsEntry("GUARDIAN_DEAD_LETTER_QUEUE_URL", SharedCloud.get().queueUrl("orders-dead-letters"))
            .containsEntry("GUARDIAN_TOPIC_ARN", SharedCloud.get().topicArn("orders"))
            .containsEntry("GUARDIAN_ENVIRONMENT", "test");
        try (var connection = DriverManager.getConnection(variables.get("GUARDIAN_DATABASE_URL"),
            variables.get("GUARDIAN_DATABASE_USERNAME"), variables.get("GUARDIAN_DATABASE_PASSWORD"))) {
            assertThat(connection.getCatalog()).isEqualTo("orders");
        }
    }

    @Test
    void aServiceOfAFurtherEnvironmentHasADatabaseOfItsOwn() {
        LocalEnvironment other = SharedCloud.get().addEnvironment("other-one");

        assertThat(other.variablesOf("ORDERS_SERVICE").get("GUARDIAN_DATABASE_URL")).endsWith("/other_one_orders");
    }

    @Test
    void whatTheContractDoesNotHaveIsNamed() {
        assertThatThrownBy(() -> SharedCloud.get().queueUrl("kitchen")).isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("kitchen");
        assertThatThrownBy(() -> SharedCloud.get().environmentOf("KITCHEN")).hasMessageContaining("KITCHEN");
    }

    @Test
    void aPartThatWasNotAskedForIsNamed() {
        try (LocalCloud small = LocalCloud.builder().start()) {
            assertThatThrownBy(small::dynamoDb).hasMessageContaining("without DynamoDB");
            assertThatThrownBy(() -> small.createDatabase("x")).hasMessageContaining("without PostgreSQL");
            assertThatThrownBy(small::secretsManagerEndpoint).hasMessageContaining("without Secrets Manager");
            assertThat(small.clientVariables()).doesNotContainKey("AWS_ENDPOINT_URL_DYNAMODB");
        }
    }

    @ParameterizedTest
    @EnumSource(Part.class)
    void aTakenPortIsNamedWithItsPartAndNothingIsLeftRunning(Part part) throws IOException {
        LocalCloud.Builder builder = LocalCloud.builder().dynamoDb(true).postgres(true).secretsManager(true);
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (Part each : Part.values()) {
            ports.put(each, Loopback.freePort());
            builder.port(each, ports.get(each));
        }
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(Loopback.socket(ports.get(part)));

            assertThatThrownBy(builder::start).isInstanceOf(PortTakenException.class)
                .hasMessageContaining(part.label())
                .hasMessageContaining(ports.get(part).toString());
        }
        assertThat(ports.values()).allSatisfy(port -> assertThat(Listeners.answers("127.0.0.1", port)).isFalse());
    }

    @Test
    void aGivenPortIsUsed() {
        int port = Loopback.freePort();
        try (LocalCloud cloud = LocalCloud.builder().port(Part.SQS, port).start()) {
            assertThat(cloud.sqsEndpoint()).hasPort(port).hasHost("127.0.0.1");
            assertThat(cloud.queueUrl("orders")).startsWith("http://127.0.0.1:" + port + "/");
        }
    }

    @Test
    void whatIsClosedLeavesNoProcessNoFileAndNoListenerBehind() throws Exception {
        LocalCloud cloud = LocalCloud.builder().dynamoDb(true).postgres(true).secretsManager(true).start();
        List<Integer> ports = Listeners.portsOf(cloud);
        Path data = postgresData(cloud);
        ProcessHandle server = ProcessHandle
            .of(Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0)))
            .orElseThrow();

        cloud.close();
        cloud.close();

        assertThat(data.getParent()).doesNotExist();
        await().untilAsserted(() -> assertThat(server.isAlive()).isFalse());
        assertThat(ports).allSatisfy(port -> assertThat(Listeners.answers("127.0.0.1", port)).isFalse());
    }

    @Test
    void anotherCloudSeesNothingOfThisOne() {
        try (LocalCloud other = LocalCloud.builder().environment("test").start(); SqsClient sqs = other.sqs()) {
            SharedCloud.get()
                .sqs()
                .sendMessage(request -> request.queueUrl(SharedCloud.get().queueUrl("catalog")).messageBody("here"));

            assertThat(sqs.receiveMessage(request -> request.queueUrl(other.queueUrl("catalog")).waitTimeSeconds(0))
                .messages()).isEmpty();
        }
    }

    private static Path postgresData(LocalCloud cloud) throws SQLException {
        try (var connection = DriverManager.getConnection(cloud.createDatabase("any"), LocalPostgres.USERNAME, "any");
            var answer = connection.createStatement().executeQuery("show data_directory")) {
            answer.next();
            return Path.of(answer.getString(1));
        }
    }
}
