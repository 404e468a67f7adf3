/** The kitchen's side of orders: what is to be done, and what of it is done. */
package io.guardianpartner.orders.board;
