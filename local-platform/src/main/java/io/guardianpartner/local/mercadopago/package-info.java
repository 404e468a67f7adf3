/**
 * A Mercado Pago to test against: the Payments API as far as Pix needs it, stricter than lenient stubs are, with signed
 * webhooks, and with its faults to order. Money moves when somebody calls the admin API or presses a button on its page.
 */
package io.guardianpartner.local.mercadopago;
