package io.guardianpartner.support.inspection;

import java.util.Arrays;
import java.util.Set;

import org.apache.camel.util.StringHelper;

/** The kinds of what a route begins with. They decide whether an operator may stop it. */
public enum RouteSource {

    /** Requests: who calls waits for the answer. */
    REQUEST(Set.of("rest", "rest-api", "rest-openapi", "platform-http", "servlet"),
        "It answers requests; a stopped one would answer 404, as if there were no such operation."),
    /** Other routes: who calls waits for the end. */
    ROUTE(Set.of("direct"), "Other routes call it and would fail; stop the route that takes the work in."),
    /** A queue of SQS. */
    QUEUE(Set.of("aws2-sqs"), null),
    /** A clock. */
    TIMER(Set.of("timer", "scheduler", "quartz"), null),
    /** Another route of the process that does not wait. What is handed over is a hint: the work itself is stored. */
    HANDOVER(Set.of("seda"), null),
    /** Anything else: nobody has thought about what its stop would do. */
    OTHER(Set.of(), "It is not known what its stop would do to those who send to it.");

    private final Set<String> schemes;
    private final String refusal;

    RouteSource(Set<String> schemes, String refusal) {
        this.schemes = schemes;
        this.refusal = refusal;
    }

    /** @param uri of an endpoint */
    static RouteSource of(String uri) {
        String scheme = StringHelper.before(uri, ":", uri);
        return Arrays.stream(values()).filter(source -> source.schemes.contains(scheme)).findFirst().orElse(OTHER);
    }

    /** Whether a route that begins so takes its work in by itself, and so may be stopped without failing a caller. */
    public boolean isOwn() {
        return refusal == null;
    }

    /** Why such a route is neither stopped nor started; null if it is. */
    String refusal() {
        return refusal;
    }
}
