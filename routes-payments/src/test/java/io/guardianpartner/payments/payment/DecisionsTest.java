package io.guardianpartner.payments.payment;

import static io.guardianpartner.payments.payment.PaymentStatus.PENDING;
import static io.guardianpartner.payments.payment.Samples.intent;
import static io.guardianpartner.payments.payment.Samples.known;
import static io.guardianpartner.payments.payment.Samples.refunding;
import static io.guardianpartner.payments.payment.Samples.told;
import static io.guardianpartner.payments.payment.Samples.unwanted;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import io.guardianpartner.payments.payment.BrokerAnswer.RefundAccepted;
import org.junit.jupiter.api.Test;

class DecisionsTest extends DecidingTest {

    @Test
    void aRunOnlyGoesForwardWhateverTheBrokerSays() {
        for (Payment payment : allPayments()) {
            for (Step asked : Step.values()) {
                for (BrokerAnswer answer : allAnswers()) {
                    PaymentDecision decision = decide(payment, asked, answer);
                    assertThat(asked == Step.DONE || asked.isBefore(decision.next()))
                        .as("%s after %s was answered %s", decision.next(), asked, answer).isTrue();
                }
            }
        }
    }

    @Test
    void whatIsStillWantedIsNeverForgotten() {
        for (Payment payment : allPayments()) {
            for (BrokerAnswer answer : List.of(UNKNOWN, AWAY, NOTHING, told(BrokerStatus.WAITING))) {
                PaymentDecision decision = decide(payment, Step.FETCH_UNCANCELLED, answer);
                boolean isOpen = decision.payment().status() == PENDING || decision.payment().isRefundDue();
                assertThat(decision.next() != Step.DONE || decision.checkIn().isPresent() || !isOpen)
                    .as("%s after %s", payment, answer).isTrue();
            }
        }
    }

    private static List<Payment> allPayments() {
        Stream<Payment> wanted = Stream.concat(
            Stream.concat(Stream.of(intent()), Stream.of(PaymentStatus.values()).map(Samples::known)),
            Stream.of(RefundStatus.values()).map(Samples::refunding));
        return wanted.flatMap(payment -> Stream.of(payment, unwanted(payment))).toList();
    }

    private static List<BrokerAnswer> allAnswers() {
        Stream<BrokerAnswer> told = Stream.of(BrokerStatus.values()).map(status -> told(status));
        Stream<BrokerAnswer> took = Stream.of(RefundStatus.DONE, RefundStatus.IN_PROCESS, RefundStatus.FAILED)
            .map(status -> new RefundAccepted(Samples.brokers("r1", status)));
        Stream<BrokerAnswer> parts = Stream.of(RefundStatus.DONE, RefundStatus.IN_PROCESS)
            .flatMap(status -> Stream.of(new BigDecimal("5.00"), null)
                .map(amount -> new BrokerRefund("r1", status, amount)))
            .flatMap(part -> Stream.of(new RefundAccepted(part), told(BrokerStatus.APPROVED, part)));
        return Stream.of(told, took, parts, Stream.of(UNKNOWN, NOTHING, AWAY, REFUSED, UNREADABLE)).flatMap(all -> all)
            .toList();
    }
}
