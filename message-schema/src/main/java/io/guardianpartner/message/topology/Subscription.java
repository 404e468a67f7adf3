package io.guardianpartner.message.topology;

/**
 * A queue hears a topic; names are physical.
 *
 * @param deadLetterQueue
 *            where a message goes that SNS cannot deliver to the queue
 * @param filterPolicy
 *            JSON, of scope MessageAttributes
 * @param raw
 *            whether the queue gets the body itself, with its attributes, instead of a notification around it
 */
public record Subscription(String topic, String queue, String deadLetterQueue, String filterPolicy, boolean raw) {}
