/**
 * From the queue to the handler, the same for every service: what arrives is checked against the contract, handled once,
 * and acknowledged when its effect is committed. A service adds a route {@code from(handling(type))} and nothing else.
 */
package io.guardianpartner.routing.inbound;
