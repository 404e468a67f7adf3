package io.guardianpartner.acceptance.conformance;

import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import io.guardianpartner.local.Component;
import io.guardianpartner.local.gateway.Forwarder;
import io.guardianpartner.local.http.LocalHttpServer;
import io.guardianpartner.local.http.Request;
import io.guardianpartner.local.http.Response;

/**
 * The line between a service and SQS, SNS and DynamoDB: an HTTP proxy that hands everything on, writes down what was asked
 * for, and does what a test says to the calls that it names. Not for a target that checks signatures.
 */
final class Line implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Forwarder forwarder = new Forwarder(PATIENCE);
    private final Map<Component, LocalHttpServer> ends = new EnumMap<>(Component.class);
    private final List<Disturbance> disturbances = new CopyOnWriteArrayList<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    /** Decides about a call; by {@code onward} it reaches the other side. */
    interface Fault {
        Response answer(Call call, Onward onward) throws Exception;
    }

    /** The other side. */
    interface Onward {
        Response send(Call call);
    }

    private record Disturbance(Predicate<Call> hits, AtomicInteger left, Fault fault) {

        boolean takes(Call call) {
            return hits.test(call) && left.getAndUpdate(times -> Math.max(0, times - 1)) > 0;
        }
    }

    /** @param endpoints where the parts of the cloud are */
    Line(Map<Component, URI> endpoints) {
        endpoints.forEach((part, endpoint) -> ends.put(part, LocalHttpServer.named("the line to " + part)
            .route("*", "/**", request -> answer(part, endpoint, request)).start(0)));
    }

    /** Where a service finds that part. */
    URI to(Component part) {
        return ends.get(part).uri();
    }

    /** From now on, until {@link #mend}, this becomes of the calls of an action, for example {@code SendMessage}. */
    void each(String action, Fault fault) {
        disturbances.add(new Disturbance(call -> call.is(action), new AtomicInteger(Integer.MAX_VALUE), fault));
    }

    /** This becomes of the next call of an action. */
    void next(String action, Fault fault) {
        disturbances.add(new Disturbance(call -> call.is(action), new AtomicInteger(1), fault));
    }

    /** Nothing of that part is there. */
    void cut(Component part) {
        disturbances.add(new Disturbance(call -> call.part() == part, new AtomicInteger(Integer.MAX_VALUE),
            LineFaults.requestLost()));
    }

    void mend() {
        disturbances.clear();
    }

    /** How often an action was asked for. */
    int calls(String action) {
        return (int) calls.stream().filter(call -> call.is(action)).count();
    }

    /** What was asked for so far, in that order. */
    List<Call> calls() {
        return List.copyOf(calls);
    }

    @Override
    public void close() {
        ends.values().forEach(LocalHttpServer::close);
    }

    private Response answer(Component part, URI endpoint, Request request) throws Exception {
        Call call = new Call(part, request);
        calls.add(call);
        Onward onward = sent -> forwarder.forward(sent.request(), endpoint);
        for (Disturbance disturbance : disturbances) {
            if (disturbance.takes(call)) {
                return disturbance.fault().answer(call, onward);
            }
        }
        return onward.send(call);
    }
}
