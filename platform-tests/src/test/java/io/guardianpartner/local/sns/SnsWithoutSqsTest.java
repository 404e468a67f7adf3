package io.guardianpartner.local.sns;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;

import io.guardianpartner.local.http.Loopback;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InternalErrorException;

class SnsWithoutSqsTest {

    @Test
    void whatCannotBeKeptAnywhereIsNotSaidToBePublished() {
        URI nothingThere = URI.create("http://127.0.0.1:" + Loopback.freePort());
        try (LocalSns sns = LocalSns.start(0, nothingThere, "us-east-1", "000000000000");
            SnsClient client = client(sns)) {
            String topic = client.createTopic(request -> request.name("t")).topicArn();
            client.subscribe(request -> request.topicArn(topic)
                .protocol("sqs")
                .endpoint("arn:aws:sqs:us-east-1:000000000000:q"));

            assertThatThrownBy(() -> client.publish(request -> request.topicArn(topic).message("x")))
                .isInstanceOf(InternalErrorException.class);
        }
    }

    private static SnsClient client(LocalSns sns) {
        return SnsClient.builder()
            .endpointOverride(sns.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
            .overrideConfiguration(configuration -> configuration.retryStrategy(retries -> retries.maxAttempts(1)))
            .build();
    }
}
