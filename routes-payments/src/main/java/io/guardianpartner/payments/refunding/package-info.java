/** Somebody wants the money of a payment to go back; so far all of it. */
package io.guardianpartner.payments.refunding;
