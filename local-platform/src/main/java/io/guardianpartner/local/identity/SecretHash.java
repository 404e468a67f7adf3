package io.guardianpartner.local.identity;

import java.util.Optional;

import io.guardianpartner.local.http.AwsJsonFault;

/** Proves that a call of people's API comes from a client that knows its secret. */
final class SecretHash {

    private SecretHash() {}

    /** @throws AwsJsonFault if it is missing or wrong */
    static void require(AppClient client, String username, Optional<String> presented) {
        if (presented.isEmpty()) {
            throw CognitoErrors.notAuthorized(
                "Client " + client.id() + " is configured with secret but SECRET_HASH was not received");
        }
        if (!presented.get().equals(client.secretHash(username))) {
            throw CognitoErrors.notAuthorized("SecretHash does not match for the client.");
        }
    }
}
