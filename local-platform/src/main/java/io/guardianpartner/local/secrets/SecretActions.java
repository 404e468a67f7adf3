package io.guardianpartner.local.secrets;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

/** The operations of Secrets Manager, on secrets in memory. */
final class SecretActions {

    private static final int LONGEST_VALUE = 65_536;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int SUFFIX = 6;

    private final Set<StoredSecret> secrets = new LinkedHashSet<>();
    private final String arnPrefix;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SecretActions(String region, String account, Clock clock) {
        this.arnPrefix = "arn:aws:secretsmanager:" + region + ":" + account + ":secret:";
        this.clock = clock;
    }

    Map<String, Object> createSecret(JsonNode call) {
        String name = text(call, "Name");
        if (!name.matches("[A-Za-z0-9/_+=.@!-]{1,512}")) {
            throw SecretsErrors.of("ValidationException", "Invalid name. Must be a valid name containing alphanumeric "
                + "characters, or any of the following: -/_+=.@!");
        }
        if (secrets.stream().anyMatch(secret -> secret.answersTo(name))) {
            throw SecretsErrors.of("ResourceExistsException",
                "The operation failed because the secret " + name + " already exists.");
        }
        StoredSecret secret = new StoredSecret(name, arnPrefix + name + "-" + suffix(),
            call.path("Description").asText(""), clock.instant());
        Map<String, Object> answer = names(secret);
        if (call.has("SecretString") || call.has("SecretBinary")) {
            answer.put("VersionId", put(secret, call));
        }
        secrets.add(secret);
        return answer;
    }

    Map<String, Object> putSecretValue(JsonNode call) {
        StoredSecret secret = usable(call);
        String version = put(secret, call);
        Map<String, Object> answer = names(secret);
        answer.put("VersionId", version);
        answer.put("VersionStages", secret.stagesOf(version));
        return answer;
    }

    Map<String, Object> getSecretValue(JsonNode call) {
        StoredSecret secret = usable(call);
        String stage = call.path("VersionStage").asText(StoredSecret.CURRENT);
        String id = call.path("VersionId").asText("");
        var version = (id.isEmpty() ? secret.withStage(stage) : secret.withId(id))
            .orElseThrow(() -> SecretsErrors.notFound(id.isEmpty()
                ? " value for staging label: " + stage
                : " value for VersionId: " + id));
        Map<String, Object> answer = names(secret);
        answer.put("VersionId", version.id());
        answer.put("SecretString", version.text());
        answer.put("VersionStages", secret.stagesOf(version.id()));
        answer.put("CreatedDate", seconds(version.createdAt()));
        return answer;
    }

    Map<String, Object> describeSecret(JsonNode call) {
        StoredSecret secret = find(call);
        Map<String, Object> answer = names(secret);
        answer.put("Description", secret.description());
        answer.put("CreatedDate", seconds(secret.createdAt()));
        secret.withStage(StoredSecret.CURRENT)
            .ifPresent(version -> answer.put("LastChangedDate", seconds(version.createdAt())));
        secret.deletedAt().ifPresent(at -> answer.put("DeletedDate", seconds(at)));
        answer.put("VersionIdsToStages", secret.stages());
        return answer;
    }

    Map<String, Object> deleteSecret(JsonNode call) {
        StoredSecret secret = find(call);
        if (call.path("ForceDeleteWithoutRecovery").asBoolean()) {
            secrets.remove(secret);
        } else {
            secret.markDeleted(clock.instant());
        }
        Map<String, Object> answer = names(secret);
        answer.put("DeletionDate", seconds(clock.instant()));
        return answer;
    }

    private String put(StoredSecret secret, JsonNode call) {
        String value = text(call, "SecretString");
        if (value.length() > LONGEST_VALUE) {
            throw SecretsErrors.of("ValidationException",
                "1 validation error detected: Value at 'secretString' failed to "
                    + "satisfy constraint: Member must have length less than or equal to " + LONGEST_VALUE);
        }
        String token = call.path("ClientRequestToken").asText(UUID.randomUUID().toString());
        if (token.length() < 32 || token.length() > 64) {
            throw SecretsErrors.invalid("ClientRequestToken must be 32-64 characters long.");
        }
        secret.put(new StoredSecret.Version(token, value, clock.instant()));
        return token;
    }

    private StoredSecret usable(JsonNode call) {
        StoredSecret secret = find(call);
        if (secret.deletedAt().isPresent()) {
            throw SecretsErrors.of("InvalidRequestException",
                "You can't perform this operation on the secret because it "
                    + "was marked for deletion.");
        }
        return secret;
    }

    private StoredSecret find(JsonNode call) {
        String id = text(call, "SecretId");
        return secrets.stream().filter(secret -> secret.answersTo(id)).findFirst()
            .orElseThrow(() -> SecretsErrors.notFound("."));
    }

    private static Map<String, Object> names(StoredSecret secret) {
        Map<String, Object> names = new LinkedHashMap<>();
        names.put("ARN", secret.arn());
        names.put("Name", secret.name());
        return names;
    }

    private static String text(JsonNode call, String member) {
        String text = call.path(member).asText("");
        if (text.isEmpty()) {
            throw SecretsErrors.invalid("You must provide a value for the " + member + " parameter.");
        }
        return text;
    }

    /** The protocol's times: seconds with a fraction. */
    private static double seconds(Instant time) {
        return time.toEpochMilli() / 1000.0;
    }

    private String suffix() {
        StringBuilder suffix = new StringBuilder();
        random.ints(SUFFIX, 0, LETTERS.length()).forEach(index -> suffix.append(LETTERS.charAt(index)));
        return suffix.toString();
    }
}
