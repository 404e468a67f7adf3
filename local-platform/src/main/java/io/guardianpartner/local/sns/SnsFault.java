package io.guardianpartner.local.sns;

/** An error as SNS words it: a code, for which SDKs have an exception, and a sentence. */
final class SnsFault extends RuntimeException {

    private final int status;
    private final String code;

    private SnsFault(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static SnsFault invalid(String detail) {
        return new SnsFault(400, "InvalidParameter", "Invalid parameter: " + detail);
    }

    static SnsFault invalidValue(String message) {
        return new SnsFault(400, "ParameterValueInvalid", message);
    }

    static SnsFault notFound(String what) {
        return new SnsFault(404, "NotFound", what + " does not exist");
    }

    static SnsFault forbidden(String action, String resource) {
        return new SnsFault(403, "AuthorizationError",
            "Not authorized to perform: SNS:" + action + " on resource: " + resource);
    }

    static SnsFault internal(String message) {
        return new SnsFault(500, "InternalError", message);
    }

    static SnsFault refused(int status, String code, String message) {
        return new SnsFault(status, code, message);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
