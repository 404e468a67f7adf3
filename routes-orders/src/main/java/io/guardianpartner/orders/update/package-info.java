/**
 * Every change of an order goes this way: it is read, its rule decides, the whole item is put provided that nobody was faster,
 * and others are told. What the change means to the message or the request that asked for it is said here too.
 */
package io.guardianpartner.orders.update;
