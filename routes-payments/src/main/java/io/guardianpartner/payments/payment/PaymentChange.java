package io.guardianpartner.payments.payment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.guardianpartner.message.Money;

/** The next version of a payment in the making. */
final class PaymentChange {

    private final Payment before;
    private PaymentStatus status;
    private FailReason reason;
    private String externalId;
    private String payerEmail;
    private PixCharge pix;
    private Money refunded;
    private Money fee;
    private Money chargedBack;
    private Instant approvedAt;
    private List<Refund> refunds;
    private Alarm alarm;
    private Instant unclearSince;

    PaymentChange(Payment before) {
        this.before = before;
        status = before.status();
        reason = before.reason();
        externalId = before.externalId();
        payerEmail = before.payerEmail();
        pix = before.pix();
        refunded = before.refunded();
        fee = before.fee();
        chargedBack = before.chargedBack();
        approvedAt = before.approvedAt();
        refunds = before.refunds();
        alarm = before.alarm();
        unclearSince = before.unclearSince();
    }

    /**
     * The broker knows it under its own id; nothing of the payer is needed any more. A Pix that does not tell when it ends
     * ends when it was asked to.
     */
    PaymentChange known(String brokersId, PixCharge given) {
        externalId = brokersId;
        payerEmail = null;
        pix = given == null ? pix : given.endingBy(before.payBy());
        return this;
    }

    PaymentChange succeeded(Instant at) {
        status = PaymentStatus.SUCCESS;
        reason = null;
        approvedAt = at;
        return this;
    }

    /** It is not asked for again, so nothing of the payer is needed any more. */
    PaymentChange failed(FailReason why) {
        status = PaymentStatus.FAIL;
        reason = why;
        payerEmail = null;
        return this;
    }

    /** All of it went back. */
    PaymentChange refunded() {
        status = PaymentStatus.REFUNDED;
        refunded = before.amount();
        return this;
    }

    /** All that had not gone back was taken back. */
    PaymentChange chargedBack() {
        status = PaymentStatus.CHARGED_BACK;
        chargedBack = before.remainder();
        return this;
    }

    /** It is as it was before it was charged back. */
    PaymentChange reimbursed() {
        status = PaymentStatus.SUCCESS;
        chargedBack = Money.ZERO;
        return this;
    }

    /** The sum of what went back, which only grows. */
    PaymentChange sentBack(Money inAll) {
        refunded = inAll.compareTo(refunded) > 0 ? inAll : refunded;
        return this;
    }

    /** @param told null if the broker does not say: what it said before counts on */
    PaymentChange fee(BigDecimal told) {
        fee = told == null ? fee : new Money(told.setScale(2, RoundingMode.HALF_UP));
        return this;
    }

    /** One more refund, or one that has got on. */
    PaymentChange refund(Refund next) {
        List<Refund> all = new ArrayList<>(refunds);
        int place = all.stream().map(Refund::id).toList().indexOf(next.id());
        if (place < 0) {
            all.add(next);
        } else {
            all.set(place, next);
        }
        return refunds(all);
    }

    PaymentChange refunds(List<Refund> all) {
        refunds = all;
        return this;
    }

    PaymentChange alarm(Alarm raised) {
        alarm = raised;
        return this;
    }

    /** The broker makes no sense from now on, or still makes none. */
    PaymentChange unclear(Instant now) {
        unclearSince = unclearSince == null ? now : unclearSince;
        return this;
    }

    PaymentChange clear() {
        unclearSince = null;
        return this;
    }

    /** Once something about the payment has moved, the waits between checks begin anew. */
    Payment done() {
        boolean moved = standing() != before.status() || externalId != null && before.externalId() == null
            || !refunds.equals(before.refunds()) || alarm != before.alarm();
        return new Payment(before.id(), before.orderId(), before.amount(), before.payBy(), payerEmail, standing(),
            reason,
            externalId, pix, refunded, fee, chargedBack, approvedAt, before.unwanted(), refunds, alarm,
            moved ? 0 : before.checks(),
            before.createdAt(), before.updatedAt(), unclearSince);
    }

    private PaymentStatus standing() {
        boolean isPart = status == PaymentStatus.SUCCESS && refunded.isPositive();
        return isPart ? PaymentStatus.PARTIALLY_REFUNDED : status;
    }
}
