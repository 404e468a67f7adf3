/**
 * The story of an order, for operators: what this service keeps of it, and the parts of catalog and payments, which are asked for
 * theirs.
 */
package io.guardianpartner.orders.story;
