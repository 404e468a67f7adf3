package io.guardianpartner.operations.deadletters;

/**
 * A queue in which messages for a service wait for a person; names are physical.
 *
 * @param service
 *            the receiver of the messages
 * @param inputQueue
 *            the queue to which a replay sends them
 * @param undelivered
 *            whether it belongs to a subscription: SNS could not deliver what is in it
 */
public record DeadLetterSource(String name, String service, String inputQueue, boolean undelivered) {}
