package io.guardianpartner.payments.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.guardianpartner.message.Money;
import io.guardianpartner.payments.payment.BrokerAnswer.Found;
import io.guardianpartner.payments.payment.BrokerAnswer.RefundAccepted;
import io.guardianpartner.payments.payment.BrokerAnswer.Unknown;
import io.guardianpartner.payments.payment.ModelBroker.Made;
import io.guardianpartner.payments.payment.PaymentEvent.ChargedBack;
import io.guardianpartner.payments.payment.PaymentEvent.Failed;
import io.guardianpartner.payments.payment.PaymentEvent.PartlyRefunded;
import io.guardianpartner.payments.payment.PaymentEvent.RefundFailed;
import io.guardianpartner.payments.payment.PaymentEvent.Refunded;
import io.guardianpartner.payments.payment.PaymentEvent.Reimbursed;
import io.guardianpartner.payments.payment.PaymentEvent.Succeeded;

/**
 * One payment as the service keeps it, without routes and SQL: its row with the time of the next check, the runs that are
 * under way, what orders were told. Each write is looked at by {@link #checkWritten}.
 */
final class KeptPayment {

    /**
     * A run that is under way.
     *
     * @param version of the broker's books by which its last answer was given
     */
    private record Running(ReconciliationRun run, int version) {}

    private static final Duration LEASE = Duration.ofSeconds(15);

    final ModelBroker broker;
    private final Decisions decisions = new Decisions(Samples.TIMES, Samples.LIMITS);
    private final List<Running> running = new ArrayList<>();
    private final List<PaymentEvent> told = new ArrayList<>();
    private Payment payment = Samples.intent();
    private Instant now = Samples.NOW;
    private Instant nextCheck = now;
    private long wakes;
    /** The version of the broker's books by which the last recorded answer was given. */
    private int recorded;
    private boolean recordedOldNews;

    KeptPayment() {
        broker = new ModelBroker(payment);
    }

    Instant now() {
        return now;
    }

    /** Time goes by; nobody is asked. */
    void passes(Duration time) {
        now = now.plus(time);
        broker.expireBy(now);
    }

    /** Money comes, late or not; so late that a payment whose id nobody knows is not asked about any more, it does not. */
    void paid(boolean late) {
        if (!late || payment.isKnownToBroker() || now.isBefore(payment.payBy().plus(Duration.ofHours(12)))) {
            broker.pay(late, now);
        }
    }

    /** A notification is believed to be about a payment if its id is known. */
    void notified() {
        if (payment.isKnownToBroker()) {
            wake();
        }
    }

    void refundWanted() {
        wanted(decisions.refundWanted(payment, "a test"));
    }

    void refundWanted(Money part) {
        wanted(decisions.refundWanted(payment, part, "a test"));
    }

    private void wanted(Optional<Payment> refunding) {
        refunding.ifPresent(changed -> {
            wake();
            written(changed, List.of());
        });
    }

    /** Its order needs it no more. */
    void givenUp() {
        payment = Samples.unwanted(payment);
        if (payment.status() != PaymentStatus.FAIL && payment.status() != PaymentStatus.REFUNDED) {
            wake();
        }
    }

    private void wake() {
        nextCheck = now;
        wakes++;
    }

    /** Takes the payment up if it is due. */
    void begin() {
        if (nextCheck != null && !nextCheck.isAfter(now)) {
            nextCheck = now.plus(LEASE);
            running.add(new Running(ReconciliationRun.of(payment, wakes), 0));
        }
    }

    /** One of the runs asks the broker, or records what it has answered. */
    void getsOn(int which) {
        if (!running.isEmpty()) {
            int one = which % running.size();
            Running next = onward(running.get(one));
            if (next.run().isUnderWay()) {
                running.set(one, next);
            } else {
                running.remove(one);
            }
        }
    }

    /** Takes the payment up if it is due, and asks and records until that run has ended. */
    void check() {
        int before = running.size();
        begin();
        while (running.size() > before) {
            getsOn(before);
        }
    }

    /** The process ends, whatever was under way. */
    void dies() {
        running.clear();
    }

    private Running onward(Running running) {
        ReconciliationRun run = running.run();
        if (run.answer() == null) {
            return new Running(run.answered(broker.answer(run.step().operation(), run.payment(), now)),
                broker.version());
        }
        recordedOldNews |= running.version() < recorded;
        recorded = running.version();
        return new Running(recorded(run, run.answer()), recorded);
    }

    private ReconciliationRun recorded(ReconciliationRun run, BrokerAnswer answer) {
        PaymentDecision decision = decisions.after(payment, run.step(), run.refund(), answer, now);
        ReconciliationRun next = run.decided(decision);
        assertThat(run.step().isBefore(next.step()))
            .as("a run goes forward, not from %s to %s", run.step(), next.step())
            .isTrue();
        if (wakes == run.wakes()) {
            nextCheck = next.isUnderWay()
                ? now.plus(LEASE)
                : decision.checkIn().map(now::plus).orElse(null);
        }
        written(decision.payment(), decision.events());
        keepInSight();
        return next;
    }

    /** As the table's trigger does: of two runs at once the one that planned the next check need not be the one that saw most. */
    private void keepInSight() {
        boolean isOpen = payment.chargedBack().isPositive() || payment.refunds().stream()
            .anyMatch(refund -> refund.is(RefundStatus.REQUESTED) || refund.is(RefundStatus.IN_PROCESS));
        if (nextCheck == null && isOpen) {
            nextCheck = now.plusSeconds(30);
        }
    }

    /** What somebody says that the broker has answered to the payment's questions; only one about a refund is answered by one. */
    void hears(BrokerAnswer answer) {
        ReconciliationRun run = ReconciliationRun.of(payment, wakes);
        PaymentStatus before = payment.status();
        do {
            boolean isRefund = run.step() == Step.REFUND;
            boolean isOdd = isRefund ? answer instanceof Found : answer instanceof RefundAccepted;
            run = recorded(run, isOdd ? new Unknown() : answer);
        } while (run.isUnderWay());
        if (answer instanceof Found found && found.payment().amount().compareTo(payment.amount().amount()) != 0) {
            assertThat(payment.status()).as("what is believed of another amount").isEqualTo(before);
        }
    }

    private void written(Payment next, List<PaymentEvent> events) {
        checkWritten(payment, next);
        payment = next;
        told.addAll(events);
        checkTold();
    }

    private static void checkWritten(Payment before, Payment next) {
        Money standing = next.refunds().stream().filter(Refund::stands).map(Refund::amount)
            .reduce(Money.ZERO, Money::plus);
        assertThat(standing).as("refunds that stand").isLessThanOrEqualTo(next.amount());
        assertThat(next.refunded()).as("what went back").isGreaterThanOrEqualTo(before.refunded());
        assertThat(next.amount().minus(next.refunded()).minus(next.chargedBack())).as("what is held")
            .isGreaterThanOrEqualTo(Money.ZERO);
        before.refunds().stream().filter(refund -> refund.is(RefundStatus.DONE))
            .forEach(made -> assertThat(next.refund(made.id())).as("a refund that was made").contains(made));
    }

    /** Whatever is open has a time at which it is taken up again. */
    void checkNothingIsForgotten() {
        if (running.isEmpty() && nextCheck == null) {
            assertThat(payment.status()).isNotIn(PaymentStatus.PENDING, PaymentStatus.CHARGED_BACK);
            assertThat(payment.isRefundDue() || payment.isRefundUnderWay()).as("a refund that nobody looks after")
                .isFalse();
        }
    }

    /** Each total is the one before and what went back since. */
    private void checkTold() {
        Money total = Money.ZERO;
        Money chargedBack = Money.ZERO;
        boolean isMade = false;
        for (PaymentEvent event : told) {
            if (event instanceof Succeeded || event instanceof Failed) {
                assertThat(isMade).as("told after its success: %s", event).isFalse();
                isMade = event instanceof Succeeded;
                continue;
            }
            assertThat(isMade || event instanceof RefundFailed).as("told before its success: %s", event).isTrue();
            if (event instanceof PartlyRefunded part) {
                assertThat(part.amount().isPositive()).isTrue();
                assertThat(part.total()).as("total of %s", told).isEqualTo(total.plus(part.amount()));
                total = part.total();
            } else if (event instanceof Refunded whole) {
                assertThat(total.plus(whole.refund().amount())).as("total of %s", told).isEqualTo(payment.amount());
                total = payment.amount();
            } else if (event instanceof ChargedBack taken) {
                assertThat(chargedBack).as("charged back when it was already").isEqualTo(Money.ZERO);
                chargedBack = taken.amount();
            } else if (event instanceof Reimbursed given) {
                assertThat(given.amount()).as("reimbursed").isEqualTo(chargedBack);
                chargedBack = Money.ZERO;
            }
        }
        assertThat(payment.refunded()).as("the total that was told").isEqualTo(total);
        assertThat(payment.chargedBack()).as("the charge-back that was told").isEqualTo(chargedBack);
        assertThat(isMade).as("told of its success").isEqualTo(
            payment.status() != PaymentStatus.PENDING && payment.status() != PaymentStatus.FAIL);
        assertThat(count(Failed.class)).isLessThanOrEqualTo(1);
        assertThat(told.stream().filter(RefundFailed.class::isInstance)).doesNotHaveDuplicates();
    }

    /** No part that somebody wanted is made twice, whatever was lost on the way; all that is left may be made in several. */
    void checkMadeOnce() {
        for (Refund refund : payment.refunds().stream().filter(refund -> refund.kind() == RefundKind.PART).toList()) {
            String id = refund.id().toString();
            assertThat(broker.refunds().stream().filter(Made::stands)
                .filter(made -> made.key() != null && made.key().startsWith(id))).as("made of %s", refund)
                .hasSizeLessThanOrEqualTo(1);
        }
    }

    /**
     * All is well again: the broker is, and everything that was delayed arrives.
     *
     * @param rounds maximum number of checks after which nothing is left to be asked
     */
    void calms(int rounds) {
        dies();
        broker.isWell();
        broker.endMediation();
        broker.endHeldRefunds(broker.status() == BrokerStatus.APPROVED);
        notified();
        int checks = 0;
        while (nextCheck != null && !(checks > 0 && isAskedAboutForEver())) {
            assertThat(++checks).as("checks of %s", payment).isLessThan(rounds);
            passes(Duration.between(now, nextCheck).isNegative() ? Duration.ZERO : Duration.between(now, nextCheck));
            check();
        }
    }

    /** It may be reimbursed; or an operator looks for what was answered unreadably and is found nowhere. */
    private boolean isAskedAboutForEver() {
        return payment.status() == PaymentStatus.CHARGED_BACK
            || payment.alarm() == Alarm.UNREADABLE_ANSWER && broker.status() == null;
    }

    void checkIsTheBrokersTruth() {
        BrokerStatus truth = broker.status();
        assertThat(payment.status()).as("beside the broker's %s", truth).isEqualTo(truth == null
            ? PaymentStatus.FAIL
            : switch (truth) {
                case APPROVED -> broker.back().signum() > 0 ? PaymentStatus.PARTIALLY_REFUNDED : PaymentStatus.SUCCESS;
                case REFUNDED -> PaymentStatus.REFUNDED;
                case CHARGED_BACK -> PaymentStatus.CHARGED_BACK;
                default -> PaymentStatus.FAIL;
            });
        if (truth != BrokerStatus.CHARGED_BACK) {
            assertThat(payment.refunded().amount()).as("what went back").isEqualByComparingTo(broker.back());
        }
        if (payment.unwanted() && truth == BrokerStatus.APPROVED) {
            assertThat(payment.refunds()).as("what became of a payment that nobody wants")
                .anyMatch(refund -> refund.kind() == RefundKind.REST && refund.is(RefundStatus.FAILED));
        }
    }

    /**
     * Once for each thing that happened. Where what was recorded was not so any more, since the broker answered from an old copy, or since
     * a run that was slower than its lease has recorded its answer after another one, it may have been told of a dispute's end too
     * soon, and of the right totals in other parts.
     */
    void checkToldExactlyWhatHappened() {
        assertThat(count(Succeeded.class)).as("successes").isEqualTo(broker.approvals());
        assertThat(count(Failed.class)).as("failures")
            .isGreaterThanOrEqualTo(payment.status() == PaymentStatus.FAIL ? 1 : 0);
        if (!broker.hasRefusedCreation()) {
            FailReason reason = broker.status() == null ? FailReason.REJECTED : switch (broker.status()) {
                case REJECTED -> FailReason.REJECTED;
                case CANCELLED -> FailReason.CANCELLED;
                case EXPIRED -> FailReason.EXPIRED;
                default -> null;
            };
            assertThat(payment.reason()).isEqualTo(reason);
        }
        if (recordedOldNews || broker.hasToldOldNews()) {
            return;
        }
        assertThat(count(ChargedBack.class)).as("charge-backs").isLessThanOrEqualTo(broker.chargeBacks());
        if (payment.status() != PaymentStatus.CHARGED_BACK) {
            assertThat(told.stream().flatMap(KeptPayment::refundTold)).as("refunds told").containsExactlyInAnyOrder(
                broker.refunds().stream().filter(made -> made.status() == RefundStatus.DONE)
                    .map(made -> made.id() + " " + made.amount()).toArray(String[]::new));
        }
    }

    private static Stream<String> refundTold(PaymentEvent event) {
        if (event instanceof PartlyRefunded part) {
            return Stream.of(part.refundId() + " " + part.amount());
        }
        return event instanceof Refunded whole
            ? Stream.of(whole.refund().publicId() + " " + whole.refund().amount())
            : Stream.empty();
    }

    private long count(Class<? extends PaymentEvent> kind) {
        return told.stream().filter(kind::isInstance).count();
    }
}
