package io.guardianpartner.api.waiting;

import java.util.concurrent.Executor;

import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpEngine;

/** Camel's engine on Spring's server, with consumers whose requests may wait. */
final class WaitingHttpEngine extends SpringBootPlatformHttpEngine {

    private final Executor executor;
    private final Waits waits;

    WaitingHttpEngine(int port, Executor executor, Waits waits) {
        super(port, executor);
        this.executor = executor;
        this.waits = waits;
    }

    @Override
    public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
        return new WaitingHttpConsumer(endpoint, processor, executor, waits);
    }
}
