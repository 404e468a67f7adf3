package io.guardianpartner.local.http;

/** Keeps web pages of others from calling what listens on this machine, by form, by script or by a renamed host. */
public final class SameOrigin {

    private SameOrigin() {}

    /** Whether a request is addressed to this machine by name and comes from no page of another origin. */
    public static boolean holds(Request request) {
        String host = request.header("host").orElse("");
        boolean ours = host.matches("(127\\.0\\.0\\.1|localhost|\\[::1])(:[0-9]+)?");
        return ours && request.header("origin").map(origin -> origin.equals("http://" + host)).orElse(true);
    }
}
