/**
 * The orders service. Each concern is a package of routes and of the beans that they name; what an order is, and what
 * may happen to it, stands in {@code order} and knows none of them.
 */
package io.guardianpartner.orders;
