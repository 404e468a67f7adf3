package io.guardianpartner.routing.sqs;

import java.time.Duration;

import io.guardianpartner.support.inspection.RouteIntake;
import org.apache.camel.Route;

/**
 * Holds the polls while an operator stops or suspends the inbound route. Camel alone would cut off a long poll, whose messages then stay
 * hidden until their visibility ends, and drop the rest of a batch, which would be kept hidden as if it were being handled.
 */
final class QueueIntake implements RouteIntake {

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
        sqs.goOn();
    }
}
