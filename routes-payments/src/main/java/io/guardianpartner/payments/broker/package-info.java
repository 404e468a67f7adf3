/**
 * How the broker is spoken to: what it can be asked, whichever broker it is, and the circuit breaker around it. A new
 * broker, or another of Mercado Pago's interfaces, is a new implementation of one interface.
 */
package io.guardianpartner.payments.broker;
