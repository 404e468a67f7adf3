package io.guardianpartner.payments.payment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.guardianpartner.message.Money;

/**
 * A payment's refunds beside those that the broker tells: ours that have got on, and others. One that the broker has and we
 * have not is the one that we want, if it fits: its answer was lost, or somebody made it by hand. Another beside it would send
 * the money back twice.
 */
final class RefundMatch {

    static final String REJECTED = "the broker rejected it";
    static final String ONLY_A_PART = "the broker gave back a part only";
    private static final String NOTHING_LEFT = "all of it went back without it";
    private static final String TOO_MUCH = "less than this is left, other refunds were made";

    private final Payment payment;
    private final BrokerPayment told;
    private final Instant now;
    private final Map<UUID, Refund> refunds = new LinkedHashMap<>();
    private final List<Refund> failed = new ArrayList<>();
    private boolean isUnclear;
    private boolean isShort;
    private boolean isRefused;

    private RefundMatch(Payment payment, BrokerPayment told, Instant now) {
        this.payment = payment;
        this.told = told;
        this.now = now;
        payment.refunds().forEach(this::put);
    }

    /** As it stands while a part of the payment, or nothing, has gone back. */
    static RefundMatch ofParts(Payment payment, BrokerPayment told, Instant now) {
        RefundMatch match = new RefundMatch(payment, told, now);
        match.match();
        match.fit();
        return match;
    }

    /** As it stands once all of the payment has gone back: nothing is open any more. */
    static RefundMatch ofWhole(Payment payment, BrokerPayment told, Instant now) {
        RefundMatch match = new RefundMatch(payment, told, now);
        match.match();
        match.complete();
        match.refunds.replaceAll((id, refund) -> closed(refund));
        return match;
    }

    /** A refund that nothing is left for. */
    static Refund closed(Refund refund) {
        boolean isOpen = refund.is(RefundStatus.REQUESTED) || refund.is(RefundStatus.IN_PROCESS);
        return isOpen ? refund.failed(NOTHING_LEFT) : refund;
    }

    List<Refund> refunds() {
        return List.copyOf(refunds.values());
    }

    /** Those that have gone back and had not before. */
    List<Refund> made() {
        return refunds.values().stream().filter(refund -> refund.is(RefundStatus.DONE))
            .filter(refund -> payment.refund(refund.id()).filter(before -> before.is(RefundStatus.DONE)).isEmpty())
            .toList();
    }

    Money sumMade() {
        return sum(refund -> refund.is(RefundStatus.DONE));
    }

    /** Those that cannot be made any more. */
    List<Refund> failed() {
        return failed;
    }

    /** Whether the broker tells of a refund without saying how much it is. */
    boolean isUnclear() {
        return isUnclear;
    }

    /** Whether the broker has refused one that it had taken. */
    boolean isRefused() {
        return isRefused;
    }

    /** Whether something went back that nobody here has asked for, or less than was asked for. */
    boolean isOdd() {
        return isShort || refunds.values().stream()
            .anyMatch(refund -> refund.kind() == RefundKind.BY_HAND && refund.is(RefundStatus.DONE));
    }

    private void match() {
        List<BrokerRefund> unknown = new ArrayList<>();
        for (BrokerRefund theirs : told.refunds()) {
            Optional<Refund> ours = known(theirs);
            if (ours.isPresent()) {
                follow(ours.get(), theirs);
            } else if (theirs.status() != RefundStatus.FAILED) {
                unknown.add(theirs);
            }
        }
        unknown.removeIf(theirs -> isCounted(theirs) || isPartOfOurs(theirs));
        if (!unknown.isEmpty() && isRestOfOurs(unknown.get(unknown.size() - 1))) {
            unknown.remove(unknown.size() - 1);
        }
        for (BrokerRefund theirs : unknown) {
            if (!isCounted(theirs)) {
                addByHand(theirs);
            }
        }
    }

    /**
     * Whether it is among what we have as gone back, though not under this id: a version before this one kept the sum of what went
     * back by hand, and an id may be unreadable. With it more would have gone back than the broker says.
     */
    private boolean isCounted(BrokerRefund theirs) {
        Money inAll = told.status() == BrokerStatus.APPROVED ? told.sentBack(payment) : payment.amount();
        return theirs.status() == RefundStatus.DONE && theirs.amount() != null
            && sumMade().amount().add(theirs.amount()).compareTo(inAll.amount()) > 0;
    }

    private Optional<Refund> known(BrokerRefund theirs) {
        return refunds.values().stream().filter(ours -> theirs.externalId() == null
            ? ours.is(RefundStatus.IN_PROCESS) && ours.externalId() == null
            : theirs.externalId().equals(ours.externalId())).findFirst();
    }

    /** One that has ended does not begin anew: the broker tells of it from an old copy. */
    private void follow(Refund ours, BrokerRefund theirs) {
        boolean isOld = ours.is(RefundStatus.FAILED) && theirs.status() == RefundStatus.IN_PROCESS;
        if (ours.is(RefundStatus.DONE) || isOld) {
            return;
        }
        switch (theirs.status()) {
            case DONE -> made(ours, theirs);
            case FAILED -> {
                if (ours.is(RefundStatus.IN_PROCESS)) {
                    refused(ours);
                }
            }
            default -> put(ours.inProcess(theirs.externalId()));
        }
    }

    private void made(Refund ours, BrokerRefund theirs) {
        if (theirs.amount() == null) {
            isUnclear = true;
            put(ours.inProcess(theirs.externalId()));
            return;
        }
        Money back = fitting(theirs.amount(), ours);
        put(ours.done(back.isPositive() ? back : ours.amount(), theirs.externalId()));
        if (ours.kind() == RefundKind.PART && back.compareTo(ours.amount()) < 0) {
            isShort = true;
            put(ours.missing(ours.amount().minus(back), ONLY_A_PART, now));
        }
    }

    /** Nobody here wants one again that somebody else made. */
    private void refused(Refund ours) {
        if (ours.kind() == RefundKind.BY_HAND) {
            put(ours.failed(REJECTED));
            return;
        }
        isRefused = true;
        put(ours.refused(REJECTED, now));
    }

    private boolean isPartOfOurs(BrokerRefund theirs) {
        Optional<Refund> ours = wanted(RefundKind.PART)
            .filter(part -> theirs.amount() != null && theirs.amount().compareTo(part.amount().amount()) == 0)
            .findFirst();
        ours.ifPresent(part -> follow(part, theirs));
        return ours.isPresent();
    }

    private boolean isRestOfOurs(BrokerRefund theirs) {
        boolean isRest = told.isAllOnItsWay(payment)
            || theirs.amount() == null && theirs.status() == RefundStatus.IN_PROCESS;
        Optional<Refund> ours = wanted(RefundKind.REST).filter(rest -> isRest).findFirst();
        ours.ifPresent(rest -> follow(rest, theirs));
        return ours.isPresent();
    }

    /** Those of ours that the broker has not answered, or has refused; the oldest first. */
    private Stream<Refund> wanted(RefundKind kind) {
        return refunds.values().stream()
            .filter(refund -> refund.kind() == kind && refund.is(RefundStatus.REQUESTED));
    }

    private void addByHand(BrokerRefund theirs) {
        Money amount = theirs.amount() == null ? Money.ZERO : fitting(theirs.amount(), null);
        if (amount.isPositive()) {
            put(Refund.byHand(amount, theirs.status(), theirs.externalId()));
        }
    }

    /** The broker's word may be wrong, but more than was paid cannot go back. */
    private Money fitting(BigDecimal amount, Refund ours) {
        Money others = sum(refund -> !refund.equals(ours)
            && (refund.is(RefundStatus.DONE) || refund.is(RefundStatus.IN_PROCESS)));
        BigDecimal back = amount.min(payment.amount().amount()).setScale(2, RoundingMode.DOWN);
        return smaller(new Money(back), payment.amount().minus(others));
    }

    /** What is still wanted must not be more than what is left. */
    private void fit() {
        List<Refund> wanted = new ArrayList<>(
            refunds.values().stream().filter(refund -> refund.is(RefundStatus.REQUESTED)).toList());
        for (int newest = wanted.size() - 1; newest >= 0; newest--) {
            fit(wanted.get(newest));
        }
        restThatIsMissing().ifPresent(this::put);
    }

    private void fit(Refund wanted) {
        Money left = left(refund -> refund.stands() && !refund.equals(wanted));
        if (wanted.kind() == RefundKind.REST) {
            put(left.isPositive() ? wanted.of(left) : wanted.failed(NOTHING_LEFT));
        } else if (left.compareTo(wanted.amount()) < 0) {
            Refund tooMuch = wanted.failed(TOO_MUCH);
            put(tooMuch);
            failed.add(tooMuch);
        }
    }

    /** All that was left was asked for, and less went back. */
    private Optional<Refund> restThatIsMissing() {
        Money left = left(Refund::stands);
        Optional<Refund> made = made().stream().filter(refund -> refund.kind() == RefundKind.REST).findFirst();
        isShort |= made.isPresent() && left.isPositive();
        return made.filter(rest -> left.isPositive()).map(rest -> rest.missing(left, ONLY_A_PART, now));
    }

    /** All of it went back: what no refund is told for is the one that we want, or was made by hand. */
    private void complete() {
        Money rest = left(refund -> refund.is(RefundStatus.DONE));
        if (!rest.isPositive()) {
            return;
        }
        String id = told.idOfLastMade();
        boolean isUsed = refunds.values().stream().anyMatch(refund -> Objects.equals(refund.externalId(), id));
        Refund ours = refunds.values().stream()
            .filter(refund -> refund.is(RefundStatus.REQUESTED) || refund.is(RefundStatus.IN_PROCESS))
            .reduce((first, second) -> second.kind() == RefundKind.REST ? second : first)
            .orElseGet(() -> Refund.byHand(rest, RefundStatus.DONE, null));
        put(ours.done(rest, isUsed || ours.externalId() != null ? null : id));
    }

    /** What is left beside these; what a version before this one recorded as gone back may have no refund. */
    private Money left(Predicate<Refund> counted) {
        Money made = sum(refund -> counted.test(refund) && refund.is(RefundStatus.DONE));
        Money open = sum(refund -> counted.test(refund) && !refund.is(RefundStatus.DONE));
        Money known = told.sentBack(payment).compareTo(payment.refunded()) > 0
            ? told.sentBack(payment)
            : payment.refunded();
        return payment.amount().minus(made.compareTo(known) > 0 ? made : known).minus(open);
    }

    private Money sum(Predicate<Refund> counted) {
        return refunds.values().stream().filter(counted).map(Refund::amount).reduce(Money.ZERO, Money::plus);
    }

    private void put(Refund refund) {
        refunds.put(refund.id(), refund);
    }

    private static Money smaller(Money one, Money other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
