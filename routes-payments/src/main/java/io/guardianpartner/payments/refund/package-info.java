/** Refunds of payments; so far of all of it. */
package io.guardianpartner.payments.refund;
