package io.guardianpartner.migration;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/** Credentials in AWS Secrets Manager, as JSON with the members username and password, the form of RDS's own secrets. */
final class SecretStore implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SecretsManagerClient secretsManager;

    SecretStore(SecretsManagerClient secretsManager) {
        this.secretsManager = secretsManager;
    }

    /** Asks AWS as the environment says: region, endpoint, the pod's role. */
    static SecretStore ofEnvironment() {
        return new SecretStore(SecretsManagerClient.builder()
            .overrideConfiguration(override -> override.apiCallTimeout(PATIENCE)).build());
    }

    /** @throws MigrationException if there is no such secret, it is empty, or has not the two members */
    Credentials read(String id) {
        return find(id).orElseThrow(() -> MigrationException.never("The secret " + id + " has no value."));
    }

    /** @return empty: nobody has written a value yet */
    Optional<Credentials> find(String id) {
        try {
            return Optional.of(parse(id, secretsManager.getSecretValue(get -> get.secretId(id)).secretString()));
        } catch (ResourceNotFoundException e) {
            requireSecret(id);
            return Optional.empty();
        } catch (SdkException e) {
            throw failure("read", id, e);
        }
    }

    void write(String id, Credentials credentials) {
        try {
            String text = JSON.writeValueAsString(
                Map.of("username", credentials.username(), "password", credentials.password()));
            secretsManager.putSecretValue(put -> put.secretId(id).secretString(text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Two texts are always JSON", e);
        } catch (SdkException e) {
            throw failure("written", id, e);
        }
    }

    @Override
    public void close() {
        secretsManager.close();
    }

    /** AWS answers the same of a secret without a value and of none at all. */
    private void requireSecret(String id) {
        try {
            secretsManager.describeSecret(describe -> describe.secretId(id));
        } catch (ResourceNotFoundException e) {
            throw MigrationException.never("There is no secret " + id + ": terraform apply makes it.");
        } catch (SecretsManagerException e) {
            // The owner's may only be read: then it has no value, whatever else there is.
            if (e.statusCode() != 400) {
                throw failure("described", id, e);
            }
        } catch (SdkException e) {
            throw failure("described", id, e);
        }
    }

    private static Credentials parse(String id, String text) {
        try {
            JsonNode json = JSON.readTree(text == null ? "" : text);
            String username = json.path("username").asText("");
            String password = json.path("password").asText("");
            if (!username.isEmpty() && !password.isEmpty()) {
                return new Credentials(username, password);
            }
        } catch (IOException e) {
            // Its message would repeat the text.
        }
        throw MigrationException.never("The secret " + id + " is not JSON with the members username and password.");
    }

    private static MigrationException failure(String verb, String id, SdkException failure) {
        String what = "The secret " + id + " cannot be " + verb + ": ";
        if (failure instanceof SecretsManagerException answer && answer.statusCode() < 500
            && !answer.isThrottlingException()) {
            return MigrationException.never(what + answer.awsErrorDetails().errorCode()
                + (answer.awsErrorDetails().errorCode().startsWith("AccessDenied")
                    ? ". The job runs with the service account database-migration, whose role may."
                    : "."));
        }
        return MigrationException.again(what + (failure instanceof SdkClientException
            ? "AWS Secrets Manager does not answer (" + failure.getClass().getSimpleName() + ")."
            : "AWS Secrets Manager fails (" + failure.getClass().getSimpleName() + ")."));
    }
}
