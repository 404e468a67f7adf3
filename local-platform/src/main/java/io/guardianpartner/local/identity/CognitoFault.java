package io.guardianpartner.local.identity;

/** A refusal as Cognito words it: a type that SDKs turn into an exception of its own, and a sentence. */
final class CognitoFault extends RuntimeException {

    private final String type;

    private CognitoFault(String type, String message) {
        super(message, null, false, false);
        this.type = type;
    }

    static CognitoFault of(String type, String message) {
        return new CognitoFault(type, message);
    }

    static CognitoFault invalid(String message) {
        return of("InvalidParameterException", message);
    }

    static CognitoFault notAuthorized(String message) {
        return of("NotAuthorizedException", message);
    }

    static CognitoFault wrongCode() {
        return of("CodeMismatchException", "Invalid verification code provided, please try again.");
    }

    String type() {
        return type;
    }
}
