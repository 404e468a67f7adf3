package io.guardianpartner.local.secrets;

import io.guardianpartner.local.http.AwsJsonFault;

/** Errors as Secrets Manager words them. */
final class SecretsErrors {

    private SecretsErrors() {}

    static AwsJsonFault of(String type, String message) {
        return new AwsJsonFault(type, message);
    }

    static AwsJsonFault notFound(String message) {
        return of("ResourceNotFoundException", "Secrets Manager can't find the specified secret" + message);
    }

    static AwsJsonFault invalid(String message) {
        return of("InvalidParameterException", message);
    }
}
