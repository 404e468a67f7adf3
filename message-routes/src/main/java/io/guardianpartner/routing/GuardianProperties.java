package io.guardianpartner.routing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which service this is, and what of the environment belongs to it.
 *
 * @param service
 *            its name in the contract
 * @param environment
 *            what physical names begin with
 * @param queueUrl
 *            where it reads
 * @param deadLetterQueueUrl
 *            where it parks what it cannot handle
 * @param topicArn
 *            where it writes
 */
@ConfigurationProperties("guardian")
public record GuardianProperties(
    String service,
    @DefaultValue("local") String environment,
    String queueUrl,
    String deadLetterQueueUrl,
    String topicArn) {

    /** The physical name of the queue, as it ends its URL. */
    public String queueName() {
        return queueUrl.substring(queueUrl.lastIndexOf('/') + 1);
    }
}
