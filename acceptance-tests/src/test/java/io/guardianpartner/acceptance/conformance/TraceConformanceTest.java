package io.guardianpartner.acceptance.conformance;

import static io.guardianpartner.acceptance.conformance.Stage.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.Services;
import io.guardianpartner.routing.failure.RejectedMessageException;
import org.junit.jupiter.api.Test;

/** Tracing: to which trace a message belongs, whatever becomes of it. The REST call before it is the acceptance tests'. */
@OnStage
class TraceConformanceTest extends Scenarios {

    private final String traceId = order.toString().replace("-", "");
    private final String traceparent = "00-" + traceId + "-00f067aa0ba902b7-01";

    TraceConformanceTest(Stage stage) {
        super(stage);
    }

    @Test
    void oneTraceGoesThroughTopicAndQueueToTheLastEffect() {
        try (Pod payments = stage.startAs(Services.PAYMENTS)) {
            probe.publish(traced());

            eventually(() -> assertThat(script.seen(order)).hasSize(2));
            assertThat(script.seen(order)).extracting(Script.Seen::pod).last().isEqualTo(payments.name());
            assertThat(script.seen(order)).allSatisfy(
                seen -> assertThat(seen.message().traceparent()).contains(traceId));
        }
    }

    @Test
    void aDelayedMessageStillBelongsToItsTrace() {
        script.whenHandling(order, Script.failing(2));
        probe.publish(traced());

        eventually(() -> assertThat(published()).hasSize(1));
        assertThat(script.seen(order)).hasSize(3).allSatisfy(
            seen -> assertThat(seen.message().traceparent()).isEqualTo(traceparent));
        assertThat(published().get(0).attributes().get(Attributes.TRACEPARENT)).contains(traceId);
    }

    @Test
    void aParkedMessageStillBelongsToItsTrace() {
        script.whenHandling(order, message -> {
            throw new RejectedMessageException("never");
        });
        Message message = traced();
        probe.publish(message);

        assertThat(probe.awaitDeadLetter(message.body()).attributes()).containsEntry(Attributes.TRACEPARENT,
            traceparent);
    }

    private Message traced() {
        return message(order).withTraceparent(traceparent);
    }
}
