package io.guardianpartner.routing.sqs;

import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;

/**
 * The first thing that a stopping service does: no further poll, and what no handler has begun goes back to the queue, as does what the
 * last polls bring. Camel is stopped only when they are over.
 */
class PollingShutdown implements SmartLifecycle, ApplicationListener<ContextClosedEvent> {

    /** Stopped before Camel, whose phase is just below that of the web server. */
    private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 1500;

    private final BatchingSqsClient sqs;
    private volatile boolean running;

    PollingShutdown(BatchingSqsClient sqs) {
        this.sqs = sqs;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        sqs.stopReceiving();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        sqs.stopReceiving();
        sqs.awaitLastPoll();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
