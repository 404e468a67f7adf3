package io.guardianpartner.routing.tracing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.guardianpartner.message.Attributes;
import io.guardianpartner.support.TraceContext;
import io.guardianpartner.support.tracing.OpenSpan;
import io.guardianpartner.support.tracing.SpanRecorder;
import io.guardianpartner.support.tracing.SpanStart;
import io.opentelemetry.api.trace.SpanKind;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * A span for each message that goes to SNS or to a dead-letter queue. One request carries messages of many traces: each has
 * its span in the trace that was stored with it, and goes on with that as its parent. A message that belongs to no trace
 * goes as it is. Thread-safe.
 */
final class MessageSpans implements ExecutionInterceptor {

    static final String MESSAGE_ID = "messaging.message.id";
    static final String CORRELATION_ID = "guardian.correlation_id";

    /** In the order of the request's messages; null for one that belongs to no trace. */
    private static final ExecutionAttribute<List<OpenSpan>> SPANS = new ExecutionAttribute<>("guardianMessageSpans");

    private static final String NOT_TAKEN = "not taken";

    private final SpanRecorder spans;

    MessageSpans(SpanRecorder spans) {
        this.spans = spans;
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        if (context.request() instanceof PublishBatchRequest request) {
            return publishing(request, attributes);
        }
        if (context.request() instanceof SendMessageRequest request) {
            return sending(request, attributes);
        }
        return context.request();
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        List<OpenSpan> open = attributes.getAttribute(SPANS);
        if (open != null) {
            markNotTaken(open, context.response());
            close(open);
        }
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        List<OpenSpan> open = attributes.getAttribute(SPANS);
        if (open != null) {
            open.stream().filter(span -> span != null).forEach(span -> span.failed(context.exception()));
            close(open);
        }
    }

    private PublishBatchRequest publishing(PublishBatchRequest request, ExecutionAttributes attributes) {
        List<OpenSpan> open = new ArrayList<>();
        List<PublishBatchRequestEntry> entries = new ArrayList<>();
        for (PublishBatchRequestEntry entry : request.publishBatchRequestEntries()) {
            Map<String, MessageAttributeValue> values = new HashMap<>(entry.messageAttributes());
            MessageAttributeValue stored = values.get(Attributes.TRACEPARENT);
            OpenSpan span = null;
            if (stored != null && TraceContext.isTraceparent(stored.stringValue())) {
                span = spans.begin(SpanStart.of("publish " + text(values, Attributes.TYPE), SpanKind.PRODUCER,
                    stored.stringValue())
                    .with("messaging.system", "aws.sns")
                    .with("messaging.operation.type", "send")
                    .with(MESSAGE_ID, text(values, Attributes.MESSAGE_ID))
                    .with(CORRELATION_ID, text(values, Attributes.CORRELATION_ID)));
                values.put(Attributes.TRACEPARENT, stored.toBuilder().stringValue(span.traceparent()).build());
            }
            open.add(span);
            entries.add(entry.toBuilder().messageAttributes(values).build());
        }
        attributes.putAttribute(SPANS, open);
        return request.toBuilder().publishBatchRequestEntries(entries).build();
    }

    private SendMessageRequest sending(SendMessageRequest request, ExecutionAttributes attributes) {
        var came = request.messageAttributes().get(Attributes.TRACEPARENT);
        String parent = TraceContext.traceparent().orElse(null);
        if (came == null || parent == null) {
            return request;
        }
        OpenSpan span = spans.begin(SpanStart.of("park", SpanKind.PRODUCER, parent)
            .with("messaging.system", "aws_sqs")
            .with("messaging.operation.type", "send"));
        attributes.putAttribute(SPANS, List.of(span));
        var values = new HashMap<>(request.messageAttributes());
        values.put(Attributes.TRACEPARENT, came.toBuilder().stringValue(span.traceparent()).build());
        return request.toBuilder().messageAttributes(values).build();
    }

    private static void markNotTaken(List<OpenSpan> open, SdkResponse response) {
        if (response instanceof PublishBatchResponse answer) {
            answer.failed().forEach(entry -> {
                OpenSpan span = open.get(Integer.parseInt(entry.id()));
                if (span != null) {
                    span.failed(NOT_TAKEN);
                }
            });
        }
    }

    private static void close(List<OpenSpan> open) {
        open.stream().filter(span -> span != null).forEach(OpenSpan::close);
    }

    private static String text(Map<String, MessageAttributeValue> values, String name) {
        MessageAttributeValue value = values.get(name);
        return value == null ? null : value.stringValue();
    }
}
