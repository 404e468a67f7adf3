/**
 * Items of DynamoDB by Camel: the headers of a call, typed; attributes read and written; and the one way in which an item is
 * changed, {@link io.guardianpartner.orders.dynamodb.ItemUpdates}.
 */
package io.guardianpartner.orders.dynamodb;
