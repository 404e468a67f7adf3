package io.guardianpartner.routing.inbound;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_CANCELLATION_REQUESTED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_FAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentCancellationRequested;
import io.guardianpartner.message.payload.PaymentFail;
import io.guardianpartner.routing.Messages;
import io.guardianpartner.routing.failure.RejectedMessageException;
import io.guardianpartner.routing.outbox.Outbox;
import io.guardianpartner.support.TraceContext;
import io.guardianpartner.test.GuardianStage;
import io.guardianpartner.test.MessagingProbe;
import io.guardianpartner.test.ReceivedSpan;
import io.guardianpartner.test.SpanReceiver;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of a message is told as spans of its trace, whatever becomes of it; by OTLP, to a collector. */
class TracedMessagesTest {

    private static final String SENDER = "00f067aa0ba902b7";

    private static SpanReceiver collector;
    private static GuardianStage stage;
    private static ConfigurableApplicationContext service;

    private final UUID order = UUID.randomUUID();
    private final String traceId = order.toString().replace("-", "");
    private final MessagingProbe probe = stage.probe();
    private final OrdersTwin orders = service.getBean(OrdersTwin.class);
    private final Outbox outbox = service.getBean(Outbox.class);
    private final Messages messages = service.getBean(Messages.class);

    @BeforeAll
    static void start() {
        collector = SpanReceiver.start();
        stage = GuardianStage.forService(Services.ORDERS, true, false);
        service = stage.start(OrdersTwin.class, Stream.concat(Stream.of(collector.options()),
            Stream.of("spring.config.import=classpath:guardian.yaml", "guardian.failure.first-retry=0s",
                "guardian.outbox.busy-sweep-interval=50ms", "guardian.outbox.sweep-interval=50ms"))
            .toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        service.close();
        collector.close();
    }

    @Test
    void aMessageIsHandledInItsTraceAndWhatItCausesIsPublishedThere() {
        orders.whenHandling(order, exchange -> outbox.add(cancellation()));
        probe.send(paymentFail());

        var published = probe.awaitPublished(MSG_PAYMENT_CANCELLATION_REQUESTED, order);
        var handled = spans("process " + MSG_PAYMENT_FAIL, 1).get(0);
        assertThat(handled.service()).isEqualTo("orders");
        assertThat(handled.kind()).isEqualTo("CONSUMER");
        assertThat(handled.parentId()).isEqualTo(SENDER);
        assertThat(handled.links()).isEmpty();
        assertThat(handled.isError()).isFalse();
        assertThat(handled.attributes()).containsEntry("guardian.outcome", "handled")
            .containsEntry("guardian.correlation_id", order.toString());
        assertThat(spans("write", 2)).allMatch(sql -> sql.parentId().equals(handled.spanId()));
        var publication = spans("publish " + MSG_PAYMENT_CANCELLATION_REQUESTED, 1).get(0);
        assertThat(publication.kind()).isEqualTo("PRODUCER");
        assertThat(publication.parentId()).isEqualTo(handled.spanId());
        assertThat(published.attributes()).containsEntry(Attributes.TRACEPARENT,
            "00-" + traceId + "-" + publication.spanId() + "-01");
    }

    @Test
    void eachAttemptIsASpanThatIsLinkedToTheOneBefore() {
        orders.whenHandling(order, exchange -> {
            if (InboundMessage.of(exchange).receives() < 3) {
                throw new IllegalStateException("ana@example.com");
            }
        });
        probe.send(paymentFail());

        var attempts = spans("process " + MSG_PAYMENT_FAIL, 3);
        assertThat(attempts).allMatch(attempt -> attempt.parentId().equals(SENDER));
        assertThat(attempts).extracting(attempt -> attempt.attributes().get("guardian.outcome"))
            .containsExactly("retried", "retried", "handled");
        assertThat(attempts).extracting(ReceivedSpan::isError).containsExactly(true, true, false);
        assertThat(attempts.get(1).links()).containsExactly(attempts.get(0).spanId());
        assertThat(attempts.get(2).links()).containsExactly(attempts.get(1).spanId());
        assertThat(collector.ofTrace(traceId).toString()).doesNotContain("ana@example.com");
    }

    @Test
    void aParkedMessageThatIsSentAgainFollowsFromItsParking() {
        orders.whenHandling(order, exchange -> {
            throw new RejectedMessageException("not yet");
        });
        var message = paymentFail();
        probe.send(message);
        var parked = probe.awaitDeadLetter(message.body());
        orders.whenHandling(order, exchange -> {});
        probe.send(parked.body(), parked.attributes());

        var attempts = spans("process " + MSG_PAYMENT_FAIL, 2);
        var parking = spans("park", 1).get(0);
        assertThat(attempts.get(0).attributes()).containsEntry("guardian.outcome", "rejected");
        assertThat(parking.parentId()).isEqualTo(attempts.get(0).spanId());
        assertThat(attempts.get(1).parentId()).isEqualTo(parking.spanId());
        assertThat(attempts.get(1).attributes()).containsEntry("guardian.outcome", "handled");
    }

    @Test
    void messagesOfOneRequestToSnsStayInTheTraceOfEach() {
        var other = UUID.randomUUID();
        service.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            for (var id : List.of(order, other)) {
                TraceContext.enter(traceparent(id));
                outbox.add(messages.to(Services.PAYMENTS, MSG_PAYMENT_CANCELLATION_REQUESTED, id,
                    new PaymentCancellationRequested(id, null, "wanted")));
            }
            TraceContext.leave();
        });

        for (var id : List.of(order, other)) {
            var published = probe.awaitPublished(MSG_PAYMENT_CANCELLATION_REQUESTED, id);
            var publication = spans(id, "publish " + MSG_PAYMENT_CANCELLATION_REQUESTED, 1).get(0);
            assertThat(publication.parentId()).isEqualTo(SENDER);
            assertThat(published.attributes().get(Attributes.TRACEPARENT)).contains(publication.spanId());
        }
    }

    @Test
    void attemptsAtAMessageWithoutATraceAreOneTrace() {
        orders.whenHandling(order, exchange -> {
            if (InboundMessage.of(exchange).receives() == 1) {
                throw new IllegalStateException();
            }
        });
        var attributes = new HashMap<>(paymentFail().attributes());
        attributes.remove(Attributes.TRACEPARENT);
        probe.send(paymentFail().body(), attributes);

        await().until(() -> attemptsAtOrder().size() == 2);
        assertThat(attemptsAtOrder()).extracting(ReceivedSpan::traceId)
            .containsOnly(attemptsAtOrder().get(0).traceId());
        assertThat(attemptsAtOrder().get(1).links()).containsExactly(attemptsAtOrder().get(0).spanId());
    }

    @Test
    void whoLooksForWorkAndFindsNoneTellsNothing() {
        var sweeps = service.getBean(MeterRegistry.class).get("camel.exchanges.total")
            .tag("routeId", "orders.job.sweep")
            .counter();
        double before = sweeps.count();
        await().until(() -> sweeps.count() > before + 5);

        assertThat(collector.spans())
            .allMatch(span -> span.name().startsWith("process ") || !span.parentId().isEmpty());
    }

    private Message paymentFail() {
        return probe.message(Services.PAYMENTS, Services.ORDERS, MSG_PAYMENT_FAIL, order,
            new PaymentFail(order, order, PaymentFail.Reason.EXPIRED)).withTraceparent(traceparent(order));
    }

    private Message cancellation() {
        return messages.to(Services.PAYMENTS, MSG_PAYMENT_CANCELLATION_REQUESTED, order,
            new PaymentCancellationRequested(order, null, "wanted"));
    }

    private List<ReceivedSpan> attemptsAtOrder() {
        return collector.spans().stream().filter(span -> span.kind().equals("CONSUMER")
            && order.toString().equals(span.attributes().get("guardian.correlation_id"))).toList();
    }

    private List<ReceivedSpan> spans(String name, int count) {
        return spans(order, name, count);
    }

    /** Waits for spans of a trace, which come when they have ended. */
    private static List<ReceivedSpan> spans(UUID trace, String name, int count) {
        return await().atMost(Duration.ofSeconds(20)).until(() -> collector.ofTrace(trace.toString().replace("-", ""))
            .stream().filter(span -> span.name().equals(name)).toList(), found -> found.size() == count);
    }

    private static String traceparent(UUID trace) {
        return "00-" + trace.toString().replace("-", "") + "-" + SENDER + "-01";
    }
}
