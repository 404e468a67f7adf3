package io.guardianpartner.auth;

import java.net.URI;
import java.util.Map;
import java.util.function.Predicate;

import io.guardianpartner.auth.aws.AwsService;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The services that the function calls, told what AWS's clients would else look for while somebody waits. */
final class AwsServices {

    private final Map<String, String> variables;
    private final String region;
    private final AwsCredentialsProvider credentials;

    AwsServices(Map<String, String> variables) {
        this.variables = variables;
        this.region = Settings.required(variables, "AWS_REGION");
        this.credentials = credentials(variables);
    }

    /** Only the operations of administrators ask for rights; the others are open to anybody who knows the client's secret. */
    AwsService cognito() {
        return service("cognito-idp", "COGNITO_IDENTITY_PROVIDER", "AWSCognitoIdentityProviderService", "1.1",
            operation -> operation.startsWith("Admin"));
    }

    AwsService dynamoDb() {
        return service("dynamodb", "DYNAMODB", "DynamoDB_20120810", "1.0", operation -> true);
    }

    AwsService secretsManager() {
        return service("secretsmanager", "SECRETS_MANAGER", "secretsmanager", "1.1", operation -> true);
    }

    private AwsService service(String name, String variable, String target, String version,
        Predicate<String> isSigned) {
        String endpoint = variables.getOrDefault("AWS_ENDPOINT_URL_" + variable, "");
        URI uri = URI.create(endpoint.isBlank() ? "https://" + name + "." + region + ".amazonaws.com" : endpoint);
        return new AwsService(name, target, version, isSigned, uri, region, credentials);
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
