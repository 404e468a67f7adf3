package io.guardianpartner.payments.payment;

import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import io.guardianpartner.message.Money;
import io.guardianpartner.payments.payment.PaymentEvent.PartlyRefunded;
import io.guardianpartner.payments.payment.PaymentEvent.RefundFailed;
import io.guardianpartner.payments.payment.PaymentEvent.Refunded;

/** The decisions about money that goes back to the payer. */
final class RefundDecisions {

    private final NextSteps next;
    private final TimeLimits limits;

    RefundDecisions(NextSteps next, TimeLimits limits) {
        this.next = next;
        this.limits = limits;
    }

    /**
     * Someone wants all of the money to go back.
     *
     * @return with a refund that stands, a new one only if something is left that no refund is for; empty if the payment's state
     *     does not allow it
     */
    Optional<Payment> wanted(Payment payment, String reason) {
        return switch (payment.status()) {
            case SUCCESS, PARTIALLY_REFUNDED -> Optional.of(payment.refundable().isPositive()
                ? payment.change().refund(Refund.ofRest(payment, reason)).done()
                : payment);
            case REFUNDED -> Optional.of(payment);
            case PENDING, FAIL, CHARGED_BACK -> Optional.empty();
        };
    }

    /**
     * Someone wants an amount to go back.
     *
     * @return with one more refund; empty if less than this is left
     */
    Optional<Payment> wanted(Payment payment, Money part, String reason) {
        boolean isLeft = payment.status().holdsMoney() && part.compareTo(payment.refundable()) <= 0;
        return isLeft
            ? Optional.of(payment.change().refund(Refund.ofPart(part, reason)).done())
            : Optional.empty();
    }

    /** The payment stands; its refunds may have got on, or may have been refused. */
    PaymentDecision told(PaymentChange change, Payment before, Step asked, BrokerPayment told, Instant now,
        PaymentEvent... first) {
        // Of a payment that the broker does not call approved, what it tells of refunds is not believed.
        if (told.status() != BrokerStatus.APPROVED) {
            return goOn(change, asked, now, asked == Step.FETCH_UNREFUNDED, List.of(first));
        }
        RefundMatch match = RefundMatch.ofParts(before, told, now);
        Money total = larger(larger(before.refunded(), told.sentBack(before)), match.sumMade());
        List<PaymentEvent> news = news(before, match, total, told);
        change.refunds(match.refunds()).sentBack(total);
        if (total.equals(before.amount())) {
            change.refunded();
        }
        if (match.isUnclear()) {
            change.unclear(now);
        }
        boolean isUntold = total.compareTo(before.refunded()) > 0 && match.made().isEmpty();
        if (match.isOdd() || isUntold || before.alarm() == Alarm.PARTLY_REFUNDED) {
            change.alarm(Alarm.PARTLY_REFUNDED);
        }
        List<PaymentEvent> events = Stream.of(Stream.of(first), news.stream(),
            match.failed().stream().<PaymentEvent>map(RefundFailed::new)).flatMap(all -> all).toList();
        return goOn(change, asked, now, asked == Step.FETCH_UNREFUNDED || match.isRefused(), events);
    }

    /** All of it has gone back. */
    PaymentDecision toldWhole(PaymentChange change, Payment before, BrokerPayment told, Instant now,
        PaymentEvent... first) {
        RefundMatch match = RefundMatch.ofWhole(before, told, now);
        List<PaymentEvent> events = Stream.concat(Stream.of(first),
            news(before, match, before.amount(), told).stream()).toList();
        return next.done(change.refunded().refunds(match.refunds()), now, events.toArray(PaymentEvent[]::new));
    }

    /** @param wanted the refund that the broker was asked for; null if none was */
    PaymentDecision accepted(Payment payment, UUID wanted, BrokerRefund told, Instant now) {
        Refund ours = asked(payment, wanted);
        if (ours == null) {
            return next.done(payment, now);
        }
        if (told.status() == RefundStatus.FAILED) {
            return goOn(payment.change().refund(ours.refused(RefundMatch.REJECTED, now)), Step.REFUND, now, true,
                List.of());
        }
        if (told.status() == RefundStatus.IN_PROCESS) {
            return next.done(payment.change().refund(ours.inProcess(told.externalId())), now);
        }
        if (told.amount() == null) {
            return next.done(payment.change().refund(ours.inProcess(told.externalId())).unclear(now), now);
        }
        boolean isCounted = told.externalId() != null
            && payment.refunds().stream().anyMatch(other -> told.externalId().equals(other.externalId()));
        return isCounted
            ? next.then(payment.change().refund(ours.refused(RefundMatch.ONLY_A_PART, now))
                .alarm(Alarm.PARTLY_REFUNDED).done(), Step.FETCH_UNREFUNDED)
            : made(payment, ours, told, now);
    }

    PaymentDecision refused(Payment payment, UUID wanted, String why, Instant now) {
        Refund ours = asked(payment, wanted);
        return ours == null
            ? next.done(payment, now)
            : next.then(payment.change().refund(ours.refused(why, now)).done(), Step.FETCH_UNREFUNDED);
    }

    private static Refund asked(Payment payment, UUID wanted) {
        return payment.status().holdsMoney()
            ? payment.refund(wanted).filter(refund -> refund.is(RefundStatus.REQUESTED)).orElse(null)
            : null;
    }

    /** The broker took it for made. Once more it is asked whether it knows of it. */
    private PaymentDecision made(Payment payment, Refund ours, BrokerRefund told, Instant now) {
        Money back = told.amount().compareTo(payment.remainder().amount()) >= 0
            ? payment.remainder()
            : Money.exactly(told.amount().setScale(2, RoundingMode.DOWN));
        Refund made = ours.done(back, told.externalId());
        Money total = payment.refunded().plus(back);
        PaymentChange change = payment.change().refund(made).clear().unclear(now);
        if (total.equals(payment.amount())) {
            List<Refund> all = change.done().refunds().stream().map(RefundMatch::closed).toList();
            return next.done(change.refunds(all).refunded().alarm(null), now, new Refunded(made));
        }
        if (back.compareTo(ours.amount()) > 0) {
            // Others that are wanted may not fit beside it: that is found out by what the broker tells of all of them.
            return NextSteps.then(payment.change().refund(ours.inProcess(told.externalId())).done(),
                Step.FETCH_UNREFUNDED);
        }
        change.sentBack(total);
        Money missing = ours.kind() == RefundKind.REST ? change.done().refundable() : ours.amount().minus(back);
        if (missing.isPositive()) {
            change.refund(ours.missing(missing, RefundMatch.ONLY_A_PART, now)).alarm(Alarm.PARTLY_REFUNDED);
        }
        return next.done(change, now, new PartlyRefunded(made.publicId(), back, total));
    }

    /**
     * Too little money is there until the next sale, the central bank is in trouble for an hour: what was refused is asked for
     * again, but not at once, and not for ever.
     */
    private PaymentDecision goOn(PaymentChange change, Step asked, Instant now, boolean isRefused,
        List<PaymentEvent> told) {
        List<PaymentEvent> events = new ArrayList<>(told);
        if (isRefused) {
            for (Refund refund : change.done().refunds()) {
                if (refund.is(RefundStatus.REQUESTED) && refund.refusals() > 0 && limits.isGivenUp(refund, now)) {
                    change.refund(refund.failed());
                    events.add(new RefundFailed(refund.failed()));
                }
            }
        }
        PaymentEvent[] all = events.toArray(PaymentEvent[]::new);
        return isRefused && change.done().isRefundRefused()
            ? next.done(change, now, all)
            : next.onward(change, asked, now, all);
    }

    /** One for each refund that went back, with the sum up to it. */
    private static List<PaymentEvent> news(Payment before, RefundMatch match, Money total, BrokerPayment told) {
        List<PaymentEvent> news = new ArrayList<>();
        Money sum = before.refunded();
        for (Refund refund : match.made()) {
            Money more = smaller(refund.amount(), total.minus(sum));
            if (more.isPositive()) {
                sum = sum.plus(more);
                news.add(sum.equals(before.amount())
                    ? new Refunded(refund.of(more))
                    : new PartlyRefunded(refund.publicId(), more, sum));
            }
        }
        if (sum.compareTo(total) < 0) {
            news.add(new PartlyRefunded(told.idOfLastMade(), total.minus(sum), total));
        }
        return news;
    }

    private static Money smaller(Money one, Money other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Money larger(Money one, Money other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
