/** Refunds of payments: of all that is left, or of a part. */
package io.guardianpartner.payments.refund;
