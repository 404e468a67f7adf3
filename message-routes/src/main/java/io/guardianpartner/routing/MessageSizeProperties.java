package io.guardianpartner.routing;

import io.guardianpartner.message.MessageSize;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The largest message that this service sends.
 *
 * @param maxMessageSize
 *            body and attributes together, as SNS counts; at most what SNS carries, 256 KiB
 */
@ConfigurationProperties("guardian.outbox")
record MessageSizeProperties(@DefaultValue("256KB") DataSize maxMessageSize) {

    MessageSizeProperties {
        if (maxMessageSize.toBytes() < 1 || maxMessageSize.toBytes() > MessageSize.LIMIT) {
            throw new IllegalArgumentException("guardian.outbox.max-message-size is at least 1 byte and at most "
                + MessageSize.LIMIT + ", which is what SNS carries");
        }
    }
}
