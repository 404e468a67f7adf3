package io.guardianpartner.auth;

import java.io.IOException;
import java.util.Map;

import com.fasterxml.jackson.jr.ob.JSON;
import io.guardianpartner.auth.aws.AwsService;

/**
 * What nobody else may know: in AWS one secret of Secrets Manager, a JSON object with {@code clientSecret} and
 * {@code cpfPepper}; on one machine two variables.
 */
record Secrets(String clientSecret, String cpfPepper) {

    private static final String ARN = "GUARDIAN_AUTH_SECRET_ARN";

    static Secrets of(Map<String, String> variables, AwsService secretsManager) {
        if (variables.getOrDefault(ARN, "").isBlank()) {
            return new Secrets(Settings.required(variables, "GUARDIAN_AUTH_CLIENT_SECRET"),
                Settings.required(variables, "GUARDIAN_AUTH_CPF_PEPPER"));
        }
        return of(secretsManager.call("GetSecretValue", Map.of("SecretId", variables.get(ARN))).text("SecretString")
            .orElse(""));
    }

    private static Secrets of(String json) {
        try {
            Map<String, Object> read = JSON.std.mapFrom(json);
            if (read.get("clientSecret") instanceof String secret && read.get("cpfPepper") instanceof String pepper) {
                return new Secrets(secret, pepper);
            }
        } catch (IOException e) {
            // What it says must not get into a log with the exception.
        }
        throw new IllegalStateException("The secret has to be a JSON object with clientSecret and cpfPepper.");
    }

    @Override
    public String toString() {
        return "Secrets";
    }
}
