package io.guardianpartner.acceptance.conformance;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.ConfigurableApplicationContext;

/** A running subject. Closing it is what happens to a pod that is told to end; what it has counted is still known then. */
record Pod(String name, ConfigurableApplicationContext context, MeterRegistry meters) implements AutoCloseable {

    static Pod of(String name, ConfigurableApplicationContext context) {
        return new Pod(name, context, context.getBean(MeterRegistry.class));
    }

    /** How many messages have ended so in it. */
    double counted(String outcome) {
        return meters.find("guardian.messages").tag("outcome", outcome).counters().stream()
            .mapToDouble(Counter::count).sum();
    }

    @Override
    public void close() {
        context.close();
    }
}
