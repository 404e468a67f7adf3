package io.guardianpartner.payments.payment;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.guardianpartner.message.Money;
import io.guardianpartner.payments.payment.BrokerAnswer.Found;
import io.guardianpartner.payments.payment.BrokerAnswer.NotFound;
import io.guardianpartner.payments.payment.BrokerAnswer.RefundAccepted;
import io.guardianpartner.payments.payment.BrokerAnswer.Rejected;
import io.guardianpartner.payments.payment.BrokerAnswer.Unavailable;
import io.guardianpartner.payments.payment.BrokerAnswer.Unknown;
import io.guardianpartner.payments.payment.BrokerAnswer.Unreadable;

/** A broker of one payment, in memory. Its books are the truth; it answers as Mercado Pago does, and as badly as it is told to. */
final class ModelBroker {

    /** What becomes of a call. */
    enum Fault {
        NONE, NOT_DONE_AND_LOST, DONE_AND_LOST, DONE_AND_UNREADABLE, TURNED_AWAY, REFUSED,
        /** Reads only: answered from a copy of before. */
        STALE,
        /** Refunds only: the central bank has it. */
        HELD
    }

    /**
     * A refund in the broker's books.
     *
     * @param key of ours; null if it was made by hand
     */
    record Made(String id, String key, BigDecimal amount, RefundStatus status) {

        boolean stands() {
            return status != RefundStatus.FAILED;
        }

        Made ended(boolean well) {
            return new Made(id, key, amount, well ? RefundStatus.DONE : RefundStatus.FAILED);
        }
    }

    private static final String ID = "4711";
    private static final Duration LONGEST_LAG = Duration.ofHours(1);
    private static final Set<BrokerStatus> ENDED = EnumSet.of(BrokerStatus.REJECTED, BrokerStatus.CANCELLED,
        BrokerStatus.EXPIRED);

    private final Payment asked;
    private final Map<String, BrokerAnswer> answered = new HashMap<>();
    private final List<BrokerPayment> copies = new ArrayList<>();
    private final List<Made> refunds = new ArrayList<>();
    private BrokerStatus status;
    private Instant createdAt;
    private Instant approvedAt;
    private Fault ofReads = Fault.NONE;
    private Fault ofOthers = Fault.NONE;
    private int reads;
    private int others;
    private int age;
    private int approvals;
    private int chargeBacks;
    private boolean toldOldNews;
    private boolean refusedCreation;

    ModelBroker(Payment asked) {
        this.asked = asked;
    }

    /** The next calls that read go wrong. @param which of its copies it answers from, if it answers from one */
    void failsToRead(Fault kind, int calls, int which) {
        ofReads = kind;
        reads = calls;
        age = which;
    }

    /** The next calls that change something go wrong. */
    void failsToChange(Fault kind, int calls) {
        ofOthers = kind;
        others = calls;
    }

    void isWell() {
        reads = 0;
        others = 0;
    }

    BrokerAnswer answer(Operation operation, Payment payment, Instant now) {
        boolean isRead = operation == Operation.FETCH || operation == Operation.SEARCH;
        Fault hit = isRead ? ofRead() : ofOther();
        refusedCreation |= operation == Operation.CREATE && hit == Fault.REFUSED;
        return switch (hit) {
            case NOT_DONE_AND_LOST -> new Unknown();
            case TURNED_AWAY -> new Unavailable();
            case REFUSED -> new Rejected("as ordered");
            case STALE -> stale(operation, now);
            case DONE_AND_LOST -> {
                done(operation, payment, false, now);
                yield new Unknown();
            }
            case DONE_AND_UNREADABLE -> {
                done(operation, payment, false, now);
                yield new Unreadable();
            }
            default -> done(operation, payment, hit == Fault.HELD, now);
        };
    }

    private Fault ofRead() {
        return reads-- > 0 ? ofReads : Fault.NONE;
    }

    private Fault ofOther() {
        return others-- > 0 ? ofOthers : Fault.NONE;
    }

    private BrokerAnswer done(Operation operation, Payment payment, boolean held, Instant now) {
        return switch (operation) {
            case CREATE -> create(now);
            case CANCEL -> cancel();
            case REFUND -> refund(payment.dueRefund().orElseThrow(), held);
            default -> status == null ? new NotFound() : new Found(copies.get(copies.size() - 1));
        };
    }

    /** A search may be so far behind, but not for longer than an hour, that it finds nothing; whoever knows the id finds the payment. */
    private BrokerAnswer stale(Operation operation, Instant now) {
        toldOldNews = true;
        int behind = Math.min(age, copies.size());
        boolean isNothing = copies.isEmpty() || behind == copies.size() && operation == Operation.SEARCH
            && now.isBefore(createdAt.plus(LONGEST_LAG));
        return isNothing ? new NotFound() : new Found(copies.get(Math.max(0, copies.size() - 1 - behind)));
    }

    private BrokerAnswer create(Instant now) {
        if (status == null && !now.isBefore(asked.payBy())) {
            return new Rejected("too late");
        }
        return answered.computeIfAbsent(asked.id().toString(), key -> {
            createdAt = now;
            return becomes(BrokerStatus.WAITING);
        });
    }

    private BrokerAnswer cancel() {
        return status == BrokerStatus.WAITING ? becomes(BrokerStatus.CANCELLED) : new Rejected("it is " + status);
    }

    private BrokerAnswer refund(Refund due, boolean held) {
        BrokerAnswer before = answered.get(due.key());
        if (before != null) {
            return before;
        }
        BigDecimal wanted = due.kind() == RefundKind.PART ? due.amount().amount() : left();
        if (status != BrokerStatus.APPROVED || wanted.signum() == 0 || wanted.compareTo(left()) > 0) {
            return new Rejected("not of a payment that is " + status);
        }
        Made made = make(due.key(), wanted, held);
        BrokerAnswer answer = new RefundAccepted(new BrokerRefund(made.id(), made.status(), made.amount()));
        answered.put(due.key(), answer);
        return answer;
    }

    private Made make(String key, BigDecimal amount, boolean held) {
        Made made = new Made("r" + (refunds.size() + 1), key, amount,
            held ? RefundStatus.IN_PROCESS : RefundStatus.DONE);
        refunds.add(made);
        settled();
        return made;
    }

    private void settled() {
        becomes(back().compareTo(asked.amount().amount()) == 0 ? BrokerStatus.REFUNDED : status);
    }

    private Found becomes(BrokerStatus next) {
        status = next;
        List<BrokerRefund> told = refunds.stream()
            .map(made -> new BrokerRefund(made.id(), made.status(), made.amount())).toList();
        BrokerPayment copy = new BrokerPayment(ID, asked.id().toString(), next, asked.amount().amount(), "BRL", false,
            approvedAt, Samples.PIX, told, null, null, List.of());
        copies.add(copy);
        return new Found(copy);
    }

    /** @param late whether it counts that the payment has ended already, as when a bank is slow */
    void pay(boolean late, Instant now) {
        if (status == BrokerStatus.WAITING || late && ENDED.contains(status)) {
            approvedAt = now;
            approvals++;
            becomes(BrokerStatus.APPROVED);
        }
    }

    void reject() {
        if (status == BrokerStatus.WAITING) {
            becomes(BrokerStatus.REJECTED);
        }
    }

    void expireBy(Instant now) {
        if (status == BrokerStatus.WAITING && !now.isBefore(asked.payBy())) {
            becomes(BrokerStatus.EXPIRED);
        }
    }

    /** @param amount null for all that is left */
    void refundByHand(Money amount, boolean held) {
        BigDecimal wanted = amount == null ? left() : amount.amount();
        if (status == BrokerStatus.APPROVED && wanted.signum() > 0 && wanted.compareTo(left()) <= 0) {
            make(null, wanted, held);
        }
    }

    void endHeldRefunds(boolean well) {
        if (status == BrokerStatus.APPROVED || !well) {
            refunds.replaceAll(made -> made.status() == RefundStatus.IN_PROCESS ? made.ended(well) : made);
            if (status != null) {
                settled();
            }
        }
    }

    void mediate() {
        if (status == BrokerStatus.APPROVED) {
            becomes(BrokerStatus.DISPUTED);
        }
    }

    void chargeBack() {
        if (status == BrokerStatus.APPROVED || status == BrokerStatus.DISPUTED) {
            chargeBacks++;
            becomes(BrokerStatus.CHARGED_BACK);
        }
    }

    void reimburse() {
        if (status == BrokerStatus.CHARGED_BACK || status == BrokerStatus.DISPUTED) {
            becomes(BrokerStatus.APPROVED);
        }
    }

    /** For the seller. */
    void endMediation() {
        if (status == BrokerStatus.DISPUTED) {
            becomes(BrokerStatus.APPROVED);
        }
    }

    /** Null as long as it has not heard of the payment. */
    BrokerStatus status() {
        return status;
    }

    List<Made> refunds() {
        return refunds;
    }

    int approvals() {
        return approvals;
    }

    int chargeBacks() {
        return chargeBacks;
    }

    /** Grows with each change of its books. */
    int version() {
        return copies.size();
    }

    /** Whether it has ever answered from a copy of before. */
    boolean hasToldOldNews() {
        return toldOldNews;
    }

    /** Whether it has ever refused the creation for no reason that it keeps in its books. */
    boolean hasRefusedCreation() {
        return refusedCreation;
    }

    /** What has gone back. */
    BigDecimal back() {
        return sum(RefundStatus.DONE);
    }

    private BigDecimal left() {
        return asked.amount().amount().subtract(back()).subtract(sum(RefundStatus.IN_PROCESS));
    }

    private BigDecimal sum(RefundStatus of) {
        return refunds.stream().filter(made -> made.status() == of).map(Made::amount)
            .reduce(new BigDecimal("0.00"), BigDecimal::add);
    }
}
