package io.guardianpartner.payments.daily;

import java.time.Instant;
import java.util.UUID;

import io.guardianpartner.payments.comparison.Finding;
import jakarta.validation.constraints.NotNull;

/**
 * A finding as the API tells it. Absent members are left out.
 *
 * @param kind what does not agree
 * @param action what was done about it
 * @param paymentId ours
 * @param externalId the broker's
 * @param ours how it stood here when it was found
 * @param theirs how the broker tells it
 */
public record FindingView(@NotNull String kind, @NotNull String action, UUID paymentId, String externalId, String ours,
    String theirs, String detail, @NotNull Instant foundAt) {

    static FindingView of(Finding finding) {
        return new FindingView(finding.kind().name(), finding.action().name(), finding.paymentId(),
            finding.externalId(), finding.ours(), finding.theirs(), finding.detail(), finding.at());
    }
}
