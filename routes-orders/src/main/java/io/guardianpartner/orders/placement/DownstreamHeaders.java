package io.guardianpartner.orders.placement;

import java.util.Locale;
import java.util.Set;

import io.guardianpartner.message.Attributes;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.springframework.stereotype.Component;

/**
 * Headers of a call: its content type, its token, and the trace. Nothing of the answer's head comes back but its
 * status and when to come again.
 */
@Component
class DownstreamHeaders implements HeaderFilterStrategy {

    private static final Set<String> OUT = Set.of("content-type", "authorization", Attributes.TRACEPARENT);

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return !OUT.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return !DownstreamSteps.RETRY_AFTER.equalsIgnoreCase(name);
    }
}
