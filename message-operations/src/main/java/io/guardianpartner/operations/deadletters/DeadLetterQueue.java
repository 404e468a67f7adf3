package io.guardianpartner.operations.deadletters;

/**
 * A queue in which messages for a service wait for a person; names are physical.
 *
 * @param service
 *            whom the messages are for
 * @param inputQueue
 *            where they are sent to when they are replayed
 * @param undelivered
 *            whether it belongs to a subscription: SNS could not deliver what is in it
 */
public record DeadLetterQueue(String name, String service, String inputQueue, boolean undelivered) {}
