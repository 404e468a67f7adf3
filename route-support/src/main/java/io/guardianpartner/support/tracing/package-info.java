/**
 * Spans of what a service does, by Camel's OpenTelemetry component and SDK. Nothing of it is used unless
 * {@code OTEL_TRACES_EXPORTER} names an exporter: the trace that a message or request brings is then only handed on, by
 * {@link io.guardianpartner.support.TraceContext}, as it is in any case.
 */
package io.guardianpartner.support.tracing;
