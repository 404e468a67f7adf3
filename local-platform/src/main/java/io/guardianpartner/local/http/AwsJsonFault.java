package io.guardianpartner.local.http;

/** An error of an API by the AWS JSON 1.1 protocol: a type, for which SDKs have an exception, and a sentence. */
public final class AwsJsonFault extends RuntimeException {

    private final String type;

    public AwsJsonFault(String type, String message) {
        super(message, null, false, false);
        this.type = type;
    }

    String type() {
        return type;
    }
}
