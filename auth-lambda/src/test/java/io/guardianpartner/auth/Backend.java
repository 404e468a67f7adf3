package io.guardianpartner.auth;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.guardianpartner.local.dynamodb.DynamoDbTables;
import io.guardianpartner.local.dynamodb.LocalDynamoDb;
import io.guardianpartner.local.dynamodb.TableDefinition;
import io.guardianpartner.local.identity.IdentityOptions;
import io.guardianpartner.local.identity.LocalIdentity;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The backend of the function: a user pool and a DynamoDB, real servers both. */
final class Backend implements AutoCloseable {

    static final String PEPPER = "0123456789abcdef0123456789abcdef";

    /** By how much the user pool's clock is ahead. */
    final AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);
    final LocalIdentity identity = LocalIdentity.start(IdentityOptions.defaults()
        .withClock(((InstantSource) () -> Instant.now().plus(later.get())).withZone(ZoneOffset.UTC)));
    final DynamoDbClient dynamo;
    final CognitoIdentityProviderClient cognito;
    private final LocalDynamoDb server = LocalDynamoDb.start(0);

    Backend() {
        StaticCredentialsProvider credentials = StaticCredentialsProvider
            .create(AwsBasicCredentials.create("local", "local"));
        dynamo = DynamoDbClient.builder().endpointOverride(server.endpoint()).region(Region.US_EAST_1)
            .credentialsProvider(credentials).build();
        cognito = CognitoIdentityProviderClient.builder().endpointOverride(identity.uri()).region(Region.US_EAST_1)
            .credentialsProvider(credentials).build();
        InputStream yaml = Backend.class.getResourceAsStream("/dynamodb-tables.yaml");
        new DynamoDbTables(dynamo).create("test", TableDefinition.read(yaml));
    }

    /** What the function finds in its environment. */
    Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>();
        variables.put("AWS_REGION", "us-east-1");
        variables.put("AWS_ACCESS_KEY_ID", "local");
        variables.put("AWS_SECRET_ACCESS_KEY", "local");
        variables.put("AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER", identity.uri().toString());
        variables.put("AWS_ENDPOINT_URL_DYNAMODB", server.endpoint().toString());
        variables.put("GUARDIAN_AUTH_USER_POOL_ID", identity.poolId());
        variables.put("GUARDIAN_AUTH_CLIENT_ID", identity.peopleClient().id());
        variables.put("GUARDIAN_AUTH_CLIENT_SECRET", identity.peopleClient().secret());
        variables.put("GUARDIAN_AUTH_TABLE", "test-auth");
        variables.put("GUARDIAN_AUTH_CPF_PEPPER", PEPPER);
        variables.put("GUARDIAN_AUTH_ANSWER_STEP_MILLIS", "60");
        variables.put("GUARDIAN_AUTH_ATTEMPTS_PER_ADDRESS", "100000");
        return variables;
    }

    URI dynamoDb() {
        return server.endpoint();
    }

    String codeFor(String email) {
        return identity.mailedCodes().stream().filter(code -> code.email().equals(email)).findFirst().orElseThrow()
            .code();
    }

    /** All that is kept, as text. */
    String table() {
        return dynamo.scan(request -> request.tableName("test-auth")).items().toString();
    }

    @Override
    public void close() {
        dynamo.close();
        cognito.close();
        identity.close();
        server.close();
    }
}
