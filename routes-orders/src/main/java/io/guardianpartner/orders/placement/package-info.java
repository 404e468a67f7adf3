/**
 * From a cart to an order that can be paid. The order is stored first, then stock is reserved, then the Pix is asked
 * for; each step is stored before the next begins, so that the next caller, the same client or recovery, goes on
 * where the last one stopped.
 */
package io.guardianpartner.orders.placement;
