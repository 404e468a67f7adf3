package io.guardianpartner.local.secrets;

/** An error as Secrets Manager answers it: a type, for which SDKs have an exception, and a message. */
final class SecretsFault extends RuntimeException {

    private final String type;

    private SecretsFault(String type, String message) {
        super(message, null, false, false);
        this.type = type;
    }

    static SecretsFault of(String type, String message) {
        return new SecretsFault(type, message);
    }

    static SecretsFault notFound(String message) {
        return of("ResourceNotFoundException", "Secrets Manager can't find the specified secret" + message);
    }

    static SecretsFault invalid(String message) {
        return of("InvalidParameterException", message);
    }

    String type() {
        return type;
    }
}
