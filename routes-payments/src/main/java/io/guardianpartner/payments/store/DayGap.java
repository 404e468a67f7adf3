package io.guardianpartner.payments.store;

import io.guardianpartner.payments.comparison.FindingKind;
import io.guardianpartner.payments.payment.Payment;

/** A payment of ours that is a finding by itself, whatever the broker tells. */
public record DayGap(FindingKind kind, Payment payment) {}
