package io.guardianpartner.payments.store;

import io.guardianpartner.payments.comparison.FindingAction;
import io.guardianpartner.payments.comparison.FindingKind;

/** A finding that was stored for the first time. */
public record NotedFinding(FindingKind kind, FindingAction action) {}
