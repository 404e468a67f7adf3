/** Mercado Pago's Payments API through its own SDK, over an HTTP client of ours. */
package io.guardianpartner.payments.broker.mercadopago;
