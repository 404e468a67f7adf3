/** What customers do with the orders that they placed: look at one, list them, take one back. */
package io.guardianpartner.orders.customer;
