/**
 * What a payment is and what becomes of it: its states as one table, what each answer of the broker means, what is to be
 * asked of the broker next, and when. It knows neither how the broker is spoken to nor where payments are kept.
 */
package io.guardianpartner.payments.payment;
