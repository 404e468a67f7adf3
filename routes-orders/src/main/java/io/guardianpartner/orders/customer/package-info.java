/** Customers and the orders that they placed: they look at one, list them, take one back. */
package io.guardianpartner.orders.customer;
