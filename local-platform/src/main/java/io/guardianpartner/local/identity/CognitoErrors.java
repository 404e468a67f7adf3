package io.guardianpartner.local.identity;

import io.guardianpartner.local.http.AwsJsonFault;

/** Errors as Cognito words them. */
final class CognitoErrors {

    private CognitoErrors() {}

    static AwsJsonFault of(String type, String message) {
        return new AwsJsonFault(type, message);
    }

    static AwsJsonFault invalid(String message) {
        return of("InvalidParameterException", message);
    }

    static AwsJsonFault notAuthorized(String message) {
        return of("NotAuthorizedException", message);
    }

    static AwsJsonFault wrongCode() {
        return of("CodeMismatchException", "Invalid verification code provided, please try again.");
    }
}
