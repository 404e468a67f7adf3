/**
 * Storage of orders: one DynamoDB item holds its state, the messages that it still has to send and the keys of the
 * messages that it has applied, so that one conditional write changes all three or nothing. Everything that changes an
 * order goes through {@link io.guardianpartner.orders.update.OrderUpdateRoutes}, which re-reads and decides again when another
 * writer was faster.
 */
package io.guardianpartner.orders.store;
