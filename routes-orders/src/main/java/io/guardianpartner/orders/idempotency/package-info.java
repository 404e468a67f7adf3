/**
 * Idempotency-Key: a client that does not know whether its order was taken asks again with the same key and gets the
 * same order. The key is written down, with the id that the order will have, before there is an order.
 */
package io.guardianpartner.orders.idempotency;
