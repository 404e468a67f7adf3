package io.guardianpartner.routing.tracing;

import io.guardianpartner.message.Attributes;
import io.guardianpartner.routing.delivery.Delivery;
import io.guardianpartner.routing.delivery.Outcome;
import io.guardianpartner.routing.delivery.ReceivedMessage;
import io.guardianpartner.routing.inbound.InboundMessage;
import io.guardianpartner.support.tracing.EntryPoint;
import io.guardianpartner.support.tracing.OpenSpan;
import io.guardianpartner.support.tracing.SpanStart;
import io.opentelemetry.api.trace.SpanKind;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;

/** A span for each attempt to handle a message: a child of what has sent it, linked to the attempt before. */
final class HandlingSpans implements EntryPoint {

    private static final String OPERATION = "process";

    private final String queue;

    /** @param queue logical name */
    HandlingSpans(String queue) {
        this.queue = queue;
    }

    @Override
    public String scheme() {
        return "aws2-sqs";
    }

    @Override
    public SpanStart begin(Exchange exchange, Endpoint endpoint) {
        ReceivedMessage received = ReceivedMessage.from(exchange);
        Attempt attempt = new Attempt(received.sqsMessageId(), received.receives());
        String parent = received.attributes().get(Attributes.TRACEPARENT);
        return SpanStart.of(OPERATION + " " + queue, SpanKind.CONSUMER, parent)
            .withIds(attempt.ids())
            .linkedTo(attempt.before(parent))
            .with("messaging.system", "aws_sqs")
            .with("messaging.operation.type", OPERATION)
            .with("messaging.destination.name", queue);
    }

    @Override
    public void end(Exchange exchange, OpenSpan span) {
        Delivery delivery = Delivery.of(exchange);
        if (delivery == null) {
            span.failed(exchange.getException());
            return;
        }
        if (delivery.type() != null) {
            span.rename(OPERATION + " " + delivery.type());
        }
        span.attribute(MessageSpans.MESSAGE_ID, delivery.received().id());
        span.attribute("guardian.receives", delivery.received().receives());
        InboundMessage message = InboundMessage.of(exchange);
        if (message != null && message.correlationId() != null) {
            span.attribute(MessageSpans.CORRELATION_ID, message.correlationId().toString());
        }
        Outcome outcome = Delivery.outcome(exchange);
        span.attribute("guardian.outcome", outcome.tag());
        if (outcome.isFailure()) {
            span.failed(outcome.tag());
        }
    }
}
