/**
 * The way to the broker: the calls that any broker takes, and the circuit breaker around them. A new
 * broker, or another of Mercado Pago's interfaces, is a new implementation of one interface.
 */
package io.guardianpartner.payments.broker;
