package io.guardianpartner.payments.broker;

import java.util.Optional;
import java.util.function.Function;

import io.guardianpartner.payments.payment.BrokerAnswer;
import io.guardianpartner.payments.payment.BrokerSearch;
import io.guardianpartner.payments.payment.Operation;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.support.TraceContext;
import io.guardianpartner.support.tracing.OpenSpan;
import io.guardianpartner.support.tracing.SpanRecorder;
import io.guardianpartner.support.tracing.SpanStart;
import io.opentelemetry.api.trace.SpanKind;

/** A span for each call of the broker. The trace is not told to it. */
final class TracedBroker implements PaymentBroker {

    private final PaymentBroker broker;
    private final SpanRecorder spans;

    TracedBroker(PaymentBroker broker, SpanRecorder spans) {
        this.broker = broker;
        this.spans = spans;
    }

    @Override
    public BrokerAnswer create(Payment payment) {
        return traced(Operation.CREATE, payment, broker::create);
    }

    @Override
    public BrokerAnswer search(Payment payment) {
        return traced(Operation.SEARCH, payment, broker::search);
    }

    /** It is about no order, and so belongs to the trace of none. */
    @Override
    public BrokerAnswer search(BrokerSearch search) {
        return broker.search(search);
    }

    @Override
    public BrokerAnswer fetch(Payment payment) {
        return traced(Operation.FETCH, payment, broker::fetch);
    }

    @Override
    public BrokerAnswer cancel(Payment payment) {
        return traced(Operation.CANCEL, payment, broker::cancel);
    }

    @Override
    public BrokerAnswer refund(Payment payment) {
        return traced(Operation.REFUND, payment, broker::refund);
    }

    private BrokerAnswer traced(Operation operation, Payment payment, Function<Payment, BrokerAnswer> call) {
        Optional<String> parent = TraceContext.traceparent();
        // A payment that was asked for before anything was traced belongs to no trace.
        if (parent.isEmpty()) {
            return call.apply(payment);
        }
        SpanStart start = SpanStart.of("broker " + operation.tag(), SpanKind.CLIENT, parent.get())
            .with("peer.service", "mercado-pago")
            .with("guardian.correlation_id", payment.orderId().toString());
        try (OpenSpan span = spans.enter(start)) {
            try {
                return call.apply(payment);
            } catch (RuntimeException e) {
                span.failed(e);
                throw e;
            }
        }
    }
}
