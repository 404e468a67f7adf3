/**
 * What each message says, as a record named like its schema in {@code asyncapi.yaml}. The schema decides what is valid;
 * the records only carry it.
 */
package io.guardianpartner.message.payload;
