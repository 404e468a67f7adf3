/** Mercado Pago's Payments API: the requests of its SDK over an HTTP client of ours; the answers are read here. */
package io.guardianpartner.payments.broker.mercadopago;
