package io.guardianpartner.message.topology;

import java.time.Duration;

/**
 * A service's input queue; names are physical.
 *
 * @param visibilityTimeout
 *            how long a received message is hidden unless that is extended
 * @param maxReceiveCount
 *            the number of receives after which SQS moves the message to the dead-letter queue
 * @param longPoll
 *            how long a receive waits for a message
 */
public record Queue(String name, String deadLetterQueue, Duration visibilityTimeout, Duration retention,
    int maxReceiveCount, Duration longPoll) {}
