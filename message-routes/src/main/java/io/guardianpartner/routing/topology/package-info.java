/** Verifies when a service starts that its queue, topic and subscriptions are as the contract says. */
package io.guardianpartner.routing.topology;
