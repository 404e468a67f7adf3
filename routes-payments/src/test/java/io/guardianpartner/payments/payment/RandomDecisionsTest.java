package io.guardianpartner.payments.payment;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

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

    /** The state in which a sequence begins. */
    enum Beginning {
        UNHEARD_OF(payment -> {}), PAID(payment -> {
            payment.check();
            payment.paid(false);
            payment.notified();
            payment.check();
        }), TO_BE_REFUNDED_IN_PART(payment -> {
            PAID.deed.accept(payment);
            payment.refundWanted(Money.of("9.80"));
        });

        private final Consumer<KeptPayment> deed;

        Beginning(Consumer<KeptPayment> deed) {
            this.deed = deed;
        }
    }

    @Property(tries = 15000)
    void whateverHappensItsBooksAreRightAndItEndsAsTheBrokerSays(
        @ForAll Beginning beginning, @ForAll("sequences") List<Happening<KeptPayment>> sequence) {
        KeptPayment payment = new KeptPayment();
        beginning.deed.accept(payment);

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
            Happening.of("check", KeptPayment::check),
            Happening.of("notify and check", payment -> {
                payment.notified();
                payment.check();
            }),
            Happening.of("pay", payment -> payment.paid(false)),
            Happening.of("begin", KeptPayment::begin),
            getOn(),
            waits(),
            waits(),
            readFaults(),
            changeFaults(),
            changeFaults(),
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

    private static Arbitrary<Happening<KeptPayment>> readFaults() {
        return Combinators.combine(Arbitraries.of(Fault.NOT_DONE_AND_LOST, Fault.TURNED_AWAY, Fault.DONE_AND_UNREADABLE,
            Fault.STALE, Fault.STALE), Arbitraries.integers().between(1, 3), Arbitraries.integers().between(0, 3))
            .as((fault, calls, age) -> new Happening<>("reads " + fault + " " + calls + " times"
                + (fault == Fault.STALE ? ", by " + age : ""),
                payment -> payment.broker.failsToRead(fault, calls, age)));
    }

    private static Arbitrary<Happening<KeptPayment>> changeFaults() {
        return Combinators.combine(Arbitraries.of(Fault.class).filter(fault -> fault != Fault.STALE),
            Arbitraries.integers().between(1, 3))
            .as((fault, calls) -> new Happening<>("changes " + fault + " " + calls + " times",
                payment -> payment.broker.failsToChange(fault, calls)));
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

    /** Whatever their states and sums, a refund is of one amount. */
    private static Arbitrary<BrokerRefund> brokersRefunds() {
        Map<String, BigDecimal> amounts = Map.of("r1", new BigDecimal("0.01"), "r2", new BigDecimal("9.80"), "r3",
            new BigDecimal("20"), "r4", new BigDecimal("49.999"), "r5", new BigDecimal("70.00"));
        return Combinators.combine(Arbitraries.of(amounts.keySet()), Arbitraries.of(RefundStatus.IN_PROCESS,
            RefundStatus.DONE, RefundStatus.DONE, RefundStatus.FAILED), Arbitraries.integers().between(0, 9))
            .as((id, status, odd) -> new BrokerRefund(id, status, odd == 0 ? null : amounts.get(id)));
    }
}
