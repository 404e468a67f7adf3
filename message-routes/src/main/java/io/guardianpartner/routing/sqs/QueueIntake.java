package io.guardianpartner.routing.sqs;

import java.time.Duration;

import io.guardianpartner.support.inspection.RouteIntake;
import org.apache.camel.Route;
import org.apache.camel.support.RoutePolicySupport;

/**
 * Holds the polls while the inbound route does not run. Camel alone would cut off a long poll, whose messages then stay hidden until their
 * visibility ends, and what was received in advance would be kept hidden as if it were being handled.
 */
public final class QueueIntake extends RoutePolicySupport implements RouteIntake {

    private final BatchingSqsClient sqs;

    QueueIntake(BatchingSqsClient sqs) {
        this.sqs = sqs;
    }

    @Override
    public boolean feeds(Route route) {
        return route.getEndpoint().getEndpointUri().startsWith("aws2-sqs:");
    }

    @Override
    public boolean drain(Duration atMost) {
        return sqs.drain(atMost);
    }

    @Override
    public void release() {
        sqs.rest();
    }

    /** Whoever stops it: polls begin again when the route does. */
    @Override
    public void onStop(Route route) {
        sqs.rest();
    }

    @Override
    public void onSuspend(Route route) {
        sqs.rest();
    }
}
