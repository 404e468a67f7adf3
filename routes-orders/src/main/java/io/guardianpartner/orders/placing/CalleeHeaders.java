package io.guardianpartner.orders.placing;

import java.util.Locale;
import java.util.Set;

import io.guardianpartner.message.Attributes;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.springframework.stereotype.Component;

/**
 * What goes along with a call: what its body is, who calls, and the trace. Nothing of the answer's head comes back but its
 * status and when to come again.
 */
@Component("calleeHeaders")
class CalleeHeaders implements HeaderFilterStrategy {

    private static final Set<String> OUT = Set.of("content-type", "authorization", Attributes.TRACEPARENT);

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return !OUT.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return !CalleeCalls.RETRY_AFTER.equalsIgnoreCase(name);
    }
}
