package io.guardianpartner.local.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/** Secrets Manager, asked by AWS's own client. */
class LocalSecretsManagerTest {

    private static final String NAME = "staging/catalog/database";

    private final LocalSecretsManager manager = LocalSecretsManager.start(0, "us-east-1", "000000000000");
    private final SecretsManagerClient client = SecretsManagerClient.builder().endpointOverride(manager.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"))).build();

    @AfterEach
    void stop() {
        client.close();
        manager.close();
    }

    @Test
    void aSecretIsReadByNameAndByArn() {
        String arn = client.createSecret(secret -> secret.name(NAME).secretString("first")).arn();

        assertThat(arn).matches("arn:aws:secretsmanager:us-east-1:000000000000:secret:" + NAME + "-[A-Za-z0-9]{6}");
        assertThat(value(NAME)).isEqualTo("first");
        assertThat(value(arn)).isEqualTo("first");
    }

    @Test
    void aSecretWithoutAValueHasNone() {
        client.createSecret(secret -> secret.name(NAME));

        assertThatThrownBy(() -> value(NAME)).isInstanceOf(ResourceNotFoundException.class)
            .hasMessageContaining("staging label: AWSCURRENT");
        assertThat(client.describeSecret(secret -> secret.secretId(NAME)).versionIdsToStages()).isEmpty();
    }

    @Test
    void aSecretThatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> value(NAME)).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> client.putSecretValue(put -> put.secretId(NAME).secretString("x")))
            .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void theValueBeforeIsThePrevious() {
        client.createSecret(secret -> secret.name(NAME).secretString("first"));
        String second = client.putSecretValue(put -> put.secretId(NAME).secretString("second")).versionId();

        assertThat(value(NAME)).isEqualTo("second");
        assertThat(client.getSecretValue(get -> get.secretId(NAME).versionStage("AWSPREVIOUS")).secretString())
            .isEqualTo("first");
        assertThat(client.describeSecret(secret -> secret.secretId(NAME)).versionIdsToStages())
            .containsEntry(second, List.of("AWSCURRENT")).hasSize(2);
    }

    @Test
    void theSameTokenWritesOnce() {
        String token = "00000000-0000-0000-0000-000000000001";
        client.createSecret(secret -> secret.name(NAME));
        client.putSecretValue(put -> put.secretId(NAME).secretString("first").clientRequestToken(token));
        client.putSecretValue(put -> put.secretId(NAME).secretString("first").clientRequestToken(token));

        assertThat(client.describeSecret(secret -> secret.secretId(NAME)).versionIdsToStages())
            .isEqualTo(Map.of(token, List.of("AWSCURRENT")));
        assertThatThrownBy(() -> client
            .putSecretValue(put -> put.secretId(NAME).secretString("other").clientRequestToken(token)))
            .isInstanceOf(ResourceExistsException.class);
    }

    @Test
    void aSecretIsMadeOnceAndGoesOnlyWhenItIsDeletedForGood() {
        client.createSecret(secret -> secret.name(NAME).secretString("first"));
        assertThatThrownBy(() -> client.createSecret(secret -> secret.name(NAME)))
            .isInstanceOf(ResourceExistsException.class);

        client.deleteSecret(delete -> delete.secretId(NAME));
        assertThatThrownBy(() -> value(NAME)).isInstanceOf(InvalidRequestException.class);
        client.deleteSecret(delete -> delete.secretId(NAME).forceDeleteWithoutRecovery(true));
        assertThatThrownBy(() -> value(NAME)).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void whatItDoesNotKnowItRefuses() {
        assertThatThrownBy(client::listSecrets).isInstanceOfSatisfying(SecretsManagerException.class,
            refused -> assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException"));
    }

    @Test
    void aCallThatIsNotSignedIsRefused() throws Exception {
        var answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(manager.endpoint())
            .header("X-Amz-Target", "secretsmanager.GetSecretValue")
            .POST(BodyPublishers.ofString("{\"SecretId\":\"x\"}")).build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("MissingAuthenticationTokenException");
    }

    private String value(String id) {
        return client.getSecretValue(get -> get.secretId(id)).secretString();
    }
}
