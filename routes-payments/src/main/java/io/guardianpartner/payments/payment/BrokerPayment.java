package io.guardianpartner.payments.payment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A payment as the broker tells it. Nothing of it is believed before {@link #disagreement} has been asked.
 *
 * @param externalId the broker's id
 * @param reference what we gave as external reference
 * @param amount as told, any scale
 * @param currency as told
 * @param approvedAt null unless approved
 * @param pix null if the broker tells none
 * @param refunds in the broker's order
 */
public record BrokerPayment(String externalId, String reference, BrokerStatus status, BigDecimal amount,
    String currency, Instant approvedAt, Pix pix, List<BrokerRefund> refunds) {

    private static final String CURRENCY = "BRL";

    public BrokerPayment {
        refunds = List.copyOf(refunds);
    }

    /** What about it is not as we asked for; empty if it is our payment. */
    public Optional<Alarm> disagreement(Payment ours) {
        boolean isOurs = ours.id().toString().equals(reference)
            && (ours.externalId() == null || ours.externalId().equals(externalId));
        if (!isOurs) {
            return Optional.of(Alarm.OTHER_PAYMENT);
        }
        boolean isAmount = amount != null && amount.compareTo(ours.amount().amount()) == 0;
        return isAmount && CURRENCY.equals(currency) ? Optional.empty() : Optional.of(Alarm.OTHER_AMOUNT);
    }

    /** The refund that the broker knows under this id; empty if it tells none. */
    Optional<BrokerRefund> refund(String brokersId) {
        return refunds.stream().filter(refund -> refund.externalId().equals(brokersId)).findFirst();
    }

    /** A refund of all of it that is under way or made; empty if the broker tells none. */
    Optional<BrokerRefund> refundOfAll(Payment ours) {
        return refunds.stream().filter(refund -> refund.isOfAll(ours)).findFirst();
    }
}
