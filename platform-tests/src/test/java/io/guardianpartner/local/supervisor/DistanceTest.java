package io.guardianpartner.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.guardianpartner.local.network.Distance;
import io.guardianpartner.operations.platform.PlatformState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Services of a platform whose cloud is at a distance. */
class DistanceTest {

    private static final Distance FAR = new Distance(Duration.ofMillis(60), Duration.ofMillis(20),
        Duration.ofMillis(40));

    @TempDir
    private Path root;

    @Test
    void whatAServiceAsksOfItsCloudTakesItsWay() throws Exception {
        for (String queue : List.of("orders", "payments", "catalog")) {
            FakeServiceProcess.jar(root, queue, "[]");
        }
        try (Platform platform = Platform.builder(root).freePorts().standInsOnly().distance(FAR).start()) {
            platform.awaitReady(Duration.ofSeconds(1));
            Map<String, String> variables = platform.variables("payments");

            try (SqsClient sqs = client(SqsClient.builder(), variables.get("AWS_ENDPOINT_URL_SQS"));
                SnsClient sns = client(SnsClient.builder(), variables.get("AWS_ENDPOINT_URL_SNS"));
                DynamoDbClient tables = client(DynamoDbClient.builder(), variables.get("AWS_ENDPOINT_URL_DYNAMODB"))) {
                assertThat(took(() -> sqs.sendMessage(message -> message
                    .queueUrl(variables.get("GUARDIAN_QUEUE_URL")).messageBody("there?"))))
                    .isGreaterThanOrEqualTo(FAR.queues());
                assertThat(took(sns::listTopics)).isGreaterThanOrEqualTo(FAR.queues());
                assertThat(took(tables::listTables)).isGreaterThanOrEqualTo(FAR.dynamodb());
            }
            assertThat(took(() -> DriverManager.getConnection(variables.get("GUARDIAN_DATABASE_URL"),
                variables.get("GUARDIAN_DATABASE_USERNAME"), variables.get("GUARDIAN_DATABASE_PASSWORD")).close()))
                .isGreaterThanOrEqualTo(FAR.database());
            assertThat(PlatformState.alive(root.resolve(".guardian")).orElseThrow().distance())
                .isEqualTo(Map.of("queues", 60.0, "database", 20.0, "dynamodb", 40.0));
        }
    }

    private interface Call {
        void make() throws Exception;
    }

    private static <C, B extends AwsClientBuilder<B, C>> C client(B builder, String endpoint) {
        return builder.endpointOverride(URI.create(endpoint)).region(Region.US_EAST_1).credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret"))).build();
    }

    private static Duration took(Call call) throws Exception {
        long begin = System.nanoTime();
        call.make();
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
