package io.guardianpartner.payments.payment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.guardianpartner.message.Money;

/**
 * A payment as the broker tells it. Nothing of it is believed before {@link #disagreement} has been asked.
 *
 * @param externalId the broker's id
 * @param reference what we gave as external reference
 * @param amount as told, any scale
 * @param currency as told
 * @param isOtherMode whether it is a test and we do not test, or the other way round
 * @param approvedAt null unless approved
 * @param pix null if the broker tells none
 * @param refunds in the broker's order
 * @param refunded what the broker says that went back in all; null if it does not say
 * @param fee what the broker keeps of it in all; null if it does not say
 * @param unread the names of members that could not be read and without which the rest makes sense
 */
public record BrokerPayment(String externalId, String reference, BrokerStatus status, BigDecimal amount,
    String currency, boolean isOtherMode, Instant approvedAt, PixCharge pix, List<BrokerRefund> refunds,
    BigDecimal refunded, BigDecimal fee,
    List<String> unread) {

    private static final String CURRENCY = "BRL";

    public BrokerPayment {
        refunds = List.copyOf(refunds);
        unread = List.copyOf(unread);
    }

    /** The way in which it is not as we asked for; empty if it is our payment. */
    public Optional<Alarm> disagreement(Payment ours) {
        boolean isOurs = ours.id().toString().equals(reference)
            && (ours.externalId() == null || ours.externalId().equals(externalId));
        if (!isOurs) {
            return Optional.of(Alarm.OTHER_PAYMENT);
        }
        boolean isAmount = amount != null && amount.compareTo(ours.amount().amount()) == 0;
        if (!isAmount || !CURRENCY.equals(currency)) {
            return Optional.of(Alarm.OTHER_AMOUNT);
        }
        return isOtherMode ? Optional.of(Alarm.OTHER_MODE) : Optional.empty();
    }

    /** Its status towards us: refunded if the broker says so, or if the parts that went back make the whole. */
    public BrokerStatus standing(Payment ours) {
        boolean isWhole = status == BrokerStatus.APPROVED && wentBack().compareTo(ours.amount().amount()) >= 0;
        return isWhole ? BrokerStatus.REFUNDED : status;
    }

    /** The amount that went back so far of an approved payment, as told, but no more than all of it; of any other, nothing is known. */
    public Money sentBack(Payment ours) {
        return status == BrokerStatus.APPROVED
            ? Money.exactly(wentBack().min(ours.amount().amount()).setScale(2, RoundingMode.DOWN))
            : Money.ZERO;
    }

    /** The amount that went back so far, as told, whatever the status. */
    public BigDecimal madeRefunds() {
        return wentBack();
    }

    /** Whether all of it will have gone back by what was made and what is under way. */
    boolean isAllOnItsWay(Payment ours) {
        return wentBack().add(sum(RefundStatus.IN_PROCESS)).compareTo(ours.amount().amount()) >= 0;
    }

    /** The broker's id of the newest refund that was made; null if it tells none. */
    String idOfLastMade() {
        return refunds.stream().filter(refund -> refund.status() == RefundStatus.DONE).map(BrokerRefund::externalId)
            .filter(Objects::nonNull).reduce((first, second) -> second).orElse(null);
    }

    /** The parts are believed before their sum: that may count what is only under way. */
    private BigDecimal wentBack() {
        boolean isTold = refunded != null && refunds.stream().allMatch(refund -> refund.amount() == null);
        return isTold ? refunded : sum(RefundStatus.DONE);
    }

    private BigDecimal sum(RefundStatus of) {
        return refunds.stream().filter(refund -> refund.status() == of && refund.amount() != null)
            .map(BrokerRefund::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
