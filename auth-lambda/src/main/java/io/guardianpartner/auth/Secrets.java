package io.guardianpartner.auth;

import java.io.IOException;
import java.util.Map;

import com.fasterxml.jackson.jr.ob.JSON;
import io.guardianpartner.auth.aws.AwsException;
import io.guardianpartner.auth.aws.AwsService;

/**
 * The secrets of the function: in AWS two secrets of Secrets Manager, a JSON object with {@code clientSecret}, and the pepper
 * by itself, since it must outlive whatever is done to the other; on one machine two variables.
 */
record Secrets(String clientSecret, String cpfPepper) {

    private static final String CLIENT = "GUARDIAN_AUTH_SECRET_ARN";

    /** @throws IllegalStateException if one of them is not there, or is none */
    static Secrets of(Map<String, String> variables, AwsService secretsManager) {
        if (variables.getOrDefault(CLIENT, "").isBlank()) {
            return new Secrets(Settings.required(variables, "GUARDIAN_AUTH_CLIENT_SECRET"),
                Settings.required(variables, "GUARDIAN_AUTH_CPF_PEPPER"));
        }
        String pepper = Settings.required(variables, "GUARDIAN_AUTH_CPF_PEPPER_SECRET_ARN");
        return new Secrets(clientSecret(value(secretsManager, variables.get(CLIENT))), value(secretsManager, pepper));
    }

    /** A secret without a value is told by its name: it is somebody's turn to fill it, and nothing here can stand in for it. */
    private static String value(AwsService secretsManager, String arn) {
        try {
            return secretsManager.call("GetSecretValue", Map.of("SecretId", arn)).text("SecretString").orElse("");
        } catch (AwsException e) {
            if ("ResourceNotFoundException".equals(e.type())) {
                throw new IllegalStateException("The secret " + arn + " is not there, or nobody has filled it yet.", e);
            }
            throw e;
        }
    }

    private static String clientSecret(String json) {
        try {
            if (JSON.std.mapFrom(json).get("clientSecret") instanceof String secret) {
                return secret;
            }
        } catch (IOException e) {
            // What it says must not get into a log with the exception.
        }
        throw new IllegalStateException("The secret has to be a JSON object with clientSecret.");
    }

    @Override
    public String toString() {
        return "Secrets";
    }
}
