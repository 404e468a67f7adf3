package io.guardianpartner.local;

import java.net.URI;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Ordinary SDK clients that point to a stand-in, whatever the process's own environment says. */
final class Clients {

    private Clients() {}

    static SqsClient sqs(URI endpoint) {
        return pointed(SqsClient.builder(), endpoint).build();
    }

    static SnsClient sns(URI endpoint) {
        return pointed(SnsClient.builder(), endpoint).build();
    }

    static DynamoDbClient dynamoDb(URI endpoint) {
        return pointed(DynamoDbClient.builder(), endpoint).build();
    }

    private static <B extends AwsClientBuilder<B, ?>> B pointed(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
            .region(Region.of(LocalCloud.REGION))
            .credentialsProvider(StaticCredentialsProvider
                .create(AwsBasicCredentials.create(LocalCloud.ACCESS_KEY_ID, LocalCloud.SECRET_ACCESS_KEY)));
    }
}
