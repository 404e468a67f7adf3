/** The steps that an order has taken, kept in its item by the write of each step. */
package io.guardianpartner.orders.history;
