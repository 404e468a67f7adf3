package io.guardianpartner.local;

import java.net.URI;

import io.guardianpartner.operations.platform.LocalAccount;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Ordinary SDK clients for a stand-in, whatever the environment variables of this process name. */
final class Clients {

    private Clients() {}

    static SqsClient sqs(URI endpoint) {
        return LocalAccount.point(SqsClient.builder(), endpoint).build();
    }

    static SnsClient sns(URI endpoint) {
        return LocalAccount.point(SnsClient.builder(), endpoint).build();
    }

    static DynamoDbClient dynamoDb(URI endpoint) {
        return LocalAccount.point(DynamoDbClient.builder(), endpoint).build();
    }
}
