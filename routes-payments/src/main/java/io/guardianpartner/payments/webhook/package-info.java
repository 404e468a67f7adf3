/**
 * Mercado Pago's notifications. They only say that something may have happened to a payment: the signature is checked, the
 * notification is stored and answered; from the store the payment is marked, and the job asks Mercado Pago what happened.
 */
package io.guardianpartner.payments.webhook;
