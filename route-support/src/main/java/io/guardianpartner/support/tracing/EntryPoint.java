package io.guardianpartner.support.tracing;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;

/** The consumers of a component by which work comes into a service: each of their exchanges has a span. */
public interface EntryPoint {

    /** The scheme of the URIs of these consumers. */
    String scheme();

    /** The span of an exchange that begins, before any step of its route. */
    SpanStart begin(Exchange exchange, Endpoint endpoint);

    /** Says of the span what is known at its end, and closes it not. */
    void end(Exchange exchange, OpenSpan span);
}
