package io.guardianpartner.routing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The queues and the topic of this service.
 *
 * @param environment the prefix of physical names
 * @param queueUrl the queue that it reads
 * @param deadLetterQueueUrl the queue in which it parks what it cannot handle
 * @param topicArn the topic to which it publishes
 */
@ConfigurationProperties("guardian")
public record MessagingProperties(
    @DefaultValue("local") String environment,
    String queueUrl,
    String deadLetterQueueUrl,
    String topicArn) {

    /** The physical name of the queue, as it ends its URL. */
    public String queueName() {
        return queueUrl.substring(queueUrl.lastIndexOf('/') + 1);
    }
}
