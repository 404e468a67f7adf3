package io.guardianpartner.auth;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** AWS's clients, told what they would else look for: each search costs time while somebody waits for a cold start. */
final class AwsClients {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(5);

    private AwsClients() {}

    static CognitoIdentityProviderClient cognito(Map<String, String> variables) {
        return ready(CognitoIdentityProviderClient.builder(), variables, "COGNITO_IDENTITY_PROVIDER").build();
    }

    static DynamoDbClient dynamoDb(Map<String, String> variables) {
        return ready(DynamoDbClient.builder().endpointDiscoveryEnabled(false), variables, "DYNAMODB").build();
    }

    static SecretsManagerClient secretsManager(Map<String, String> variables) {
        return ready(SecretsManagerClient.builder(), variables, "SECRETS_MANAGER").build();
    }

    private static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B ready(B builder,
        Map<String, String> variables, String service) {
        String endpoint = variables.getOrDefault("AWS_ENDPOINT_URL_" + service, "");
        if (!endpoint.isBlank()) {
            builder.endpointOverride(URI.create(endpoint));
        }
        return builder.region(Region.of(Settings.required(variables, "AWS_REGION")))
            .credentialsProvider(credentials(variables))
            .httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(READ))
            .overrideConfiguration(options -> options.defaultProfileFile(ProfileFile.aggregator().build()));
    }

    /** A function that is restored from a snapshot has its credentials at an address instead of in variables. */
    private static AwsCredentialsProvider credentials(Map<String, String> variables) {
        if (variables.containsKey("AWS_CONTAINER_CREDENTIALS_FULL_URI")) {
            return ContainerCredentialsProvider.builder().build();
        }
        String id = Settings.required(variables, "AWS_ACCESS_KEY_ID");
        String secret = Settings.required(variables, "AWS_SECRET_ACCESS_KEY");
        String session = variables.getOrDefault("AWS_SESSION_TOKEN", "");
        return StaticCredentialsProvider.create(session.isBlank()
            ? AwsBasicCredentials.create(id, secret)
            : AwsSessionCredentials.create(id, secret, session));
    }
}
