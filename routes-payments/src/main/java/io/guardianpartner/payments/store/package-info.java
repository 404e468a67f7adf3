/**
 * The store of payments: the one place that knows the tables. Each statement is a route {@code direct:<name>} around
 * {@code sql/<name>.sql}; those that belong together are called from a route with a transaction.
 */
package io.guardianpartner.payments.store;
