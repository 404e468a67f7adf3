package io.guardianpartner.routing;

import io.guardianpartner.message.Contract;
import io.guardianpartner.message.ServiceEntry;
import io.guardianpartner.support.GuardianAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Gives every service the factory of its messages, and the addresses of its queues and topic. */
@AutoConfiguration(after = GuardianAutoConfiguration.class)
@EnableConfigurationProperties({MessagingProperties.class, MessageSizeProperties.class})
class MessagesAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Messages messages(Contract contract, ServiceEntry thisService, MessageSizeProperties size) {
        return new Messages(contract, thisService.name(), size.maxMessageSize().toBytes());
    }
}
