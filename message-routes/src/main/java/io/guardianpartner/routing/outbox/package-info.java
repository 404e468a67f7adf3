/**
 * The way out: a message is stored by the same atomic write as the change that causes it, and a relay publishes it
 * afterwards. It may be published twice, never not at all.
 *
 * <p>Two stores, one promise: rows of a PostgreSQL table, or an attribute of the DynamoDB item that changed.
 */
package io.guardianpartner.routing.outbox;
