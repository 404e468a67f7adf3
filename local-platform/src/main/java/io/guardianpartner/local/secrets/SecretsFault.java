package io.guardianpartner.local.secrets;

/** A refusal as Secrets Manager words it: a type that SDKs turn into an exception of its own, and a sentence. */
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
