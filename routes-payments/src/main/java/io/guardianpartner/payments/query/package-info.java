/** Queries: one payment by its id, or those of an order. */
package io.guardianpartner.payments.query;
