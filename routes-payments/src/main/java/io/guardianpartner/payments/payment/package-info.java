/**
 * The payment and its rules: its states as one table, the meaning of each answer of the broker, what is to be
 * asked of the broker next, and when. It knows neither how the broker is spoken to nor where payments are kept.
 */
package io.guardianpartner.payments.payment;
