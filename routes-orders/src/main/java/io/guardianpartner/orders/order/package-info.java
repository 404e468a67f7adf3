/**
 * Orders, and all that may happen to them. Every rule stands here as a pure function from an order and an event to
 * a {@link io.guardianpartner.orders.order.Decision}; nothing in this package knows routes, storage or JSON, so that
 * each rule can be read, and tested against every status and every order of events, by itself.
 */
package io.guardianpartner.orders.order;
