package io.guardianpartner.payments.comparison;

import java.time.Instant;

import io.guardianpartner.payments.payment.BrokerAnswer;
import io.guardianpartner.payments.payment.BrokerAnswer.Found;
import io.guardianpartner.payments.payment.BrokerAnswer.NotFound;
import io.guardianpartner.payments.payment.BrokerAnswer.Rejected;
import io.guardianpartner.payments.payment.BrokerAnswer.Unreadable;
import io.guardianpartner.payments.payment.BrokerPayment;
import io.guardianpartner.payments.payment.Payment;
import io.guardianpartner.payments.payment.PaymentStatus;

/**
 * The judgement of a finding whose payment was asked about once more, by its id. That answer counts, not the search that may have
 * been behind.
 *
 * @param action ASKED_AGAIN if it stays open
 * @param isAnswered whether the broker has told anything that can be compared
 * @param theirs how the broker tells the payment now; null if it does not
 * @param detail for people; may be null
 */
public record Verdict(OpenFinding finding, FindingAction action, boolean isAnswered, String theirs, String detail) {

    /** Judges the answer to a question by the payment's id, or by its reference if it has none. */
    public static Verdict of(OpenFinding finding, BrokerAnswer answer, Patience patience, Instant now) {
        Payment ours = finding.payment();
        if (finding.isOfAnother()) {
            return new Verdict(finding, FindingAction.ESCALATED, true, null,
                "it has our reference, and ours is " + ours.externalId());
        }
        if (answer instanceof Found told) {
            return told(finding, told.payment(), patience, now);
        }
        if (answer instanceof NotFound || answer instanceof Rejected) {
            boolean isNothing = !ours.isKnownToBroker() && ours.status() == PaymentStatus.FAIL;
            return isNothing
                ? new Verdict(finding, settled(finding), true, null, null)
                : differing(finding, patience, now, null, "the broker has no such payment");
        }
        if (answer instanceof Unreadable) {
            return differing(finding, patience, now, null, "the broker's answer cannot be read");
        }
        boolean isTooLong = finding.age(now).compareTo(patience.silence()) >= 0;
        return new Verdict(finding, isTooLong ? FindingAction.ESCALATED : FindingAction.ASKED_AGAIN, false, null,
            isTooLong ? "the broker gives no answer about it" : null);
    }

    private static Verdict told(OpenFinding finding, BrokerPayment told, Patience patience, Instant now) {
        boolean isStillOpen = finding.kind() == FindingKind.OPEN
            && finding.payment().status() == PaymentStatus.PENDING;
        return Comparison.difference(finding.payment(), told).isEmpty() && !isStillOpen
            ? new Verdict(finding, settled(finding), true, Comparison.words(told), null)
            : differing(finding, patience, now, Comparison.words(told), null);
    }

    private static Verdict differing(OpenFinding finding, Patience patience, Instant now, String theirs,
        String detail) {
        boolean isTooLong = finding.age(now).compareTo(patience.difference()) >= 0;
        return new Verdict(finding, isTooLong ? FindingAction.ESCALATED : FindingAction.ASKED_AGAIN, true, theirs,
            isTooLong ? detail : null);
    }

    private static FindingAction settled(OpenFinding finding) {
        return Comparison.words(finding.payment()).equals(finding.ours())
            ? FindingAction.AGREED
            : FindingAction.CORRECTED;
    }
}
