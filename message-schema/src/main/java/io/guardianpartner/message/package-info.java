/**
 * The contract between the services: what a message looks like, which messages there are and who hears whom. All of it
 * is read from {@code asyncapi.yaml}; nothing here knows a broker, a framework or a service.
 */
package io.guardianpartner.message;
