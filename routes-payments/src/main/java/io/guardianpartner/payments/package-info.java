/** Payments: a set of routes between orders, which want a payment, and the broker, who takes it. */
package io.guardianpartner.payments;
