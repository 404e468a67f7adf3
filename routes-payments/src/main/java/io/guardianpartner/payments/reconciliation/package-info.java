/**
 * The reconciliation of a payment with the broker, and the job that takes up whatever is left open: intents whose
 * outcome is unknown, payments that nobody has told us about, cancellations and refunds that are wanted or under way.
 */
package io.guardianpartner.payments.reconciliation;
