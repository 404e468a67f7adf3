package io.guardianpartner.payments.payment;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

import io.guardianpartner.message.Money;
import io.guardianpartner.payments.Happening;
import io.guardianpartner.payments.RandomTries;
import io.guardianpartner.payments.payment.ModelBroker.Fault;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** The rules of payments, driven by random interleavings of callers, customers, banks, faults, crashes and time. */
@AddLifecycleHook(RandomTries.class)
class RandomDecisionsTest {

    private static final int LONGEST = 40;

    /** Refunds refused for a day and failed payments asked about for a day are the longest stories. */
    private static final int ROUNDS = 120;

    @Property(tries = 4000)
    void whateverHappensItsBooksAreRightAndItEndsAsTheBrokerSays(
        @ForAll("sequences") List<Happening<KeptPayment>> sequence) {
        KeptPayment payment = new KeptPayment();

        for (Happening<KeptPayment> happening : sequence) {
            happening.deed().accept(payment);
            payment.checkMadeOnce();
            payment.checkNothingIsForgotten();
        }
        payment.calms(ROUNDS);

        payment.checkMadeOnce();
        payment.checkNothingIsForgotten();
        payment.checkIsTheBrokersTruth();
        payment.checkToldExactlyWhatHappened();
    }

    @Property(tries = 4000)
    void whateverABrokerSaysNoMoreGoesBackThanWasPaidAndTotalsAreRight(
        @ForAll("tellings") List<Happening<KeptPayment>> sequence) {
        KeptPayment payment = new KeptPayment();

        for (Happening<KeptPayment> happening : sequence) {
            happening.deed().accept(payment);
            payment.checkNothingIsForgotten();
        }
    }

    @Provide
    Arbitrary<List<Happening<KeptPayment>>> sequences() {
        return Happening.sequences(LONGEST, List.of(
            Happening.of("check", KeptPayment::check),
            Happening.of("notify and check", payment -> {
                payment.notified();
                payment.check();
            }),
            Happening.of("pay", payment -> payment.paid(false)),
            Happening.of("begin", KeptPayment::begin),
            getOn(),
            waits(),
            faults(),
            parts().map(part -> new Happening<>("want " + part + " back", payment -> payment.refundWanted(part))),
            parts().map(part -> new Happening<>("give " + part + " back by hand",
                payment -> payment.broker.refundByHand(part, false))),
            Arbitraries.oneOf(
                Happening.of("want all back", KeptPayment::refundWanted),
                Happening.of("give the order up", KeptPayment::givenUp)),
            Arbitraries.oneOf(
                Happening.of("notify", KeptPayment::notified),
                Happening.of("die", KeptPayment::dies)),
            Arbitraries.oneOf(
                Happening.of("pay late", payment -> payment.paid(true)),
                Happening.of("reject", payment -> payment.broker.reject())),
            Arbitraries.oneOf(
                Happening.of("give all back by hand", payment -> payment.broker.refundByHand(null, false)),
                Happening.of("give 1.00 back by hand, held",
                    payment -> payment.broker.refundByHand(Money.of("1.00"), true)),
                Happening.of("held refunds are made", payment -> payment.broker.endHeldRefunds(true)),
                Happening.of("held refunds are rejected", payment -> payment.broker.endHeldRefunds(false))),
            Arbitraries.oneOf(
                Happening.of("mediate", payment -> payment.broker.mediate()),
                Happening.of("charge back", payment -> payment.broker.chargeBack()),
                Happening.of("reimburse", payment -> payment.broker.reimburse()))));
    }

    @Provide
    Arbitrary<List<Happening<KeptPayment>>> tellings() {
        return Happening.sequences(LONGEST, List.of(
            brokersPayments().map(told -> new Happening<>("hear " + told, payment -> payment.hears(told))),
            brokersRefunds().map(refund -> {
                BrokerAnswer told = new BrokerAnswer.RefundAccepted(refund);
                return new Happening<>("hear " + told, payment -> payment.hears(told));
            }),
            Arbitraries.<BrokerAnswer>of(new BrokerAnswer.NotFound(), new BrokerAnswer.Rejected("for a test"),
                new BrokerAnswer.Unknown(), new BrokerAnswer.Unreadable(), new BrokerAnswer.Unavailable())
                .map(told -> new Happening<>("hear " + told, payment -> payment.hears(told))),
            waits(),
            parts().map(part -> new Happening<>("want " + part + " back", payment -> payment.refundWanted(part))),
            Happening.of("want all back", KeptPayment::refundWanted),
            Happening.of("give the order up", KeptPayment::givenUp)));
    }

    private static Arbitrary<Happening<KeptPayment>> getOn() {
        return Arbitraries.integers().between(0, 2)
            .map(which -> new Happening<>("run " + which + " gets on", payment -> payment.getsOn(which)));
    }

    private static Arbitrary<Happening<KeptPayment>> waits() {
        return Arbitraries.of(Duration.ofSeconds(2), Duration.ofSeconds(20), Duration.ofMinutes(6),
            Duration.ofMinutes(40), Duration.ofHours(25))
            .map(time -> new Happening<>("wait " + time, payment -> payment.passes(time)));
    }

    private static Arbitrary<Happening<KeptPayment>> faults() {
        return Combinators.combine(Arbitraries.of(Fault.class), Arbitraries.integers().between(1, 4),
            Arbitraries.integers().between(0, 3))
            .as((fault, calls, age) -> new Happening<>(fault + " " + calls + " times"
                + (fault == Fault.STALE ? ", by " + age : ""), payment -> payment.broker.fails(fault, calls, age)));
    }

    private static Arbitrary<Money> parts() {
        return Arbitraries.of("0.01", "9.80", "20.00", "50.00").map(Money::of);
    }

    private static Arbitrary<BrokerAnswer> brokersPayments() {
        Arbitrary<BigDecimal> sums = Arbitraries.of("0", "0.01", "9.80", "59.8", "100").map(BigDecimal::new);
        return Combinators.combine(Arbitraries.of(BrokerStatus.class), brokersRefunds().list().ofMaxSize(3),
            sums.injectNull(0.7), Arbitraries.of("59.80", "59.80", "59.80", "59.81").map(BigDecimal::new))
            .as((status, refunds, refunded, amount) -> new BrokerAnswer.Found(new BrokerPayment(Samples.BROKERS_ID,
                Samples.ID.toString(), status, amount, "BRL", false, null, null, refunds, refunded, null, List.of())));
    }

    private static Arbitrary<BrokerRefund> brokersRefunds() {
        return Combinators.combine(Arbitraries.of("r1", "r2", "r3").injectNull(0.1),
            Arbitraries.of(RefundStatus.IN_PROCESS, RefundStatus.DONE, RefundStatus.DONE, RefundStatus.FAILED),
            Arbitraries.of("0.01", "9.80", "20.00", "49.999", "59.80", "70.00").map(BigDecimal::new)
                .injectNull(0.1))
            .as(BrokerRefund::new);
    }
}
