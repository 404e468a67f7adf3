package io.guardianpartner.local.http;

/** Something else listens already on the port that a part of the platform was told to use. */
public class PortTakenException extends RuntimeException {

    private final String part;
    private final int port;

    public PortTakenException(String part, int port, Throwable cause) {
        super("Port " + port + " for " + part + " is taken by another process. Free it, or choose another port for "
            + part + " (0 = any free one).", cause);
        this.part = part;
        this.port = port;
    }

    /** The part of the platform that wanted the port, as it is called in messages to people. */
    public String part() {
        return part;
    }

    public int port() {
        return port;
    }
}
