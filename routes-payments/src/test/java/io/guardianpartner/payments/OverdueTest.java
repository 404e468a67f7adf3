package io.guardianpartner.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import io.guardianpartner.local.mercadopago.Fault;
import io.guardianpartner.local.mercadopago.Faults;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

/** Overdue work is seen, and an operator is alerted once. */
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = {"guardian.payments.settling.overdue.look=100ms",
    "guardian.payments.settling.overdue.after=1s"})
class OverdueTest extends PaymentsTest {

    private final UUID order = order();

    @Autowired
    private MeterRegistry metrics;

    @Test
    void aRefundThatNeverComesIsSeenAndCallsAPersonOnce(CapturedOutput log) {
        String payment = approved(order);
        BROKER.faults(Faults.NONE.withRefund(Fault.UNAVAILABLE));
        double calls = calls();

        cancellation(order, payment);

        isCalledOnceFor(payment, "refund", calls, log);
        BROKER.faults(Faults.NONE);
        becomes(payment, "REFUNDED");
        eventually(() -> assertThat(age("refund")).isZero());
    }

    @Test
    void aRefundInProcessThatNeverEndsIsSeenAndCallsAPersonOnce(CapturedOutput log) {
        String payment = approved(order);
        BROKER.faults(Faults.NONE.withRefund(Fault.IN_PROCESS));
        double calls = calls();

        cancellation(order, payment);

        isCalledOnceFor(payment, "refund", calls, log);
    }

    @Test
    void aCancellationThatDoesNotTakeIsSeenAndCallsAPersonOnce(CapturedOutput log) {
        String payment = pending(order);
        BROKER.faults(Faults.NONE.withCancel(Fault.SERVER_ERROR));
        double calls = calls();

        cancellation(order, payment);

        isCalledOnceFor(payment, "cancellation", calls, log);
        BROKER.faults(Faults.NONE);
        becomes(payment, "FAIL");
        eventually(() -> assertThat(age("cancellation")).isZero());
    }

    @Test
    void aCreationThatIsNeverAnsweredIsSeenAndCallsAPersonOnce(CapturedOutput log) {
        BROKER.faults(Faults.NONE.withCreate(Fault.SERVER_ERROR));
        double calls = calls();
        create(order);

        isCalledOnceFor(api.get("/v1/payments?orderId=" + order).text("/items/0/id"), "outcome", calls, log);
    }

    private void isCalledOnceFor(String payment, String kind, double before, CapturedOutput log) {
        eventually(() -> assertThat(age(kind)).isGreaterThan(1));
        eventually(() -> assertThat(calls()).as("with those for what is slow of other tests").isGreaterThan(before));
        eventually(() -> assertThat(callsFor(payment, log)).hasSize(1));
        staysSo(() -> assertThat(callsFor(payment, log)).singleElement().asString().contains(kind));
    }

    private static List<String> callsFor(String payment, CapturedOutput log) {
        return log.getAll().lines().filter(line -> line.contains("Escalated payment " + payment)).toList();
    }

    private double calls() {
        return metrics.counter("guardian.payments.alarms", "reason", "overdue").count();
    }

    private double age(String kind) {
        return metrics.get("guardian.payments.oldest.wanted.age").tag("kind", kind).gauge().value();
    }
}
