/** An order is taken back by its owner, who may say why: the same for customers and guests. */
package io.guardianpartner.orders.cancellation;
