/** Whether a service's queue, topic and subscriptions are as the contract says, asked when it starts. */
package io.guardianpartner.routing.topology;
