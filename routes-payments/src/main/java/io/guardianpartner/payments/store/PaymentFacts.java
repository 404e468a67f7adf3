package io.guardianpartner.payments.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.guardianpartner.message.Money;
import io.guardianpartner.payments.payment.PaymentStatus;
import io.guardianpartner.payments.payment.RefundStatus;

/**
 * All that the story of an order tells of its payment, and nothing of its payer.
 *
 * @param reason why it failed, else null
 * @param externalId the broker's id; null while the broker has not told it
 * @param pixExpiresAt null without a Pix
 * @param approvedAt null unless the broker has approved it
 * @param alarm why a person has to look at it; null if nobody has
 * @param nextCheckAt when the broker is asked again; null: never
 * @param isInFlight whether somebody asks the broker at this moment
 * @param failingSince since when what the broker answers cannot be recorded; null: it can
 * @param escalatedAt when a person was last called; null if nobody was
 * @param isUnwanted whether its order needs it no more
 * @param refund the state of its newest refund; null if there is none
 * @param calls of the broker by the last time of each; none of a version that did not keep them
 */
public record PaymentFacts(UUID id, Money amount, Instant payBy, PaymentStatus status, String reason,
    String externalId, Instant pixExpiresAt, Instant approvedAt, String alarm, Instant nextCheckAt, boolean isInFlight,
    Instant failingSince, Instant escalatedAt, Instant createdAt, Instant updatedAt, boolean isUnwanted,
    RefundStatus refund, List<Call> calls) {

    /**
     * A call of the broker that was made once or more often, each time by the same role, with the same outcome and the same status
     * after it.
     *
     * @param at when its last answer was recorded
     * @param since when its first one was
     * @param call what was asked
     * @param outcome of it; null if that is not known
     * @param status of the payment after it
     * @param times how often
     * @param by whose call it was: that of a service's request, or of the job; null of a version that did not keep it
     */
    public record Call(Instant at, Instant since, String call, String outcome, String status, int times, String by) {}

    public PaymentFacts {
        calls = List.copyOf(calls);
    }
}
