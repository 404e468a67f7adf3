/**
 * Queues, topics and subscriptions as the contract implies them, so that nobody writes a queue name or a filter policy
 * a second time.
 */
package io.guardianpartner.message.topology;
