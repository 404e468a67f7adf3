package io.guardianpartner.routing.inbound;

import javax.sql.DataSource;

import io.guardianpartner.message.ServiceEntry;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.TransactedPolicy;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The record of handled messages, in every service with a queue and PostgreSQL. */
@AutoConfiguration(after = DataSourceTransactionManagerAutoConfiguration.class)
@ConditionalOnClass(JdbcClient.class)
@ConditionalOnSingleCandidate(DataSource.class)
@ConditionalOnProperty("guardian.queue-url")
@EnableConfigurationProperties(InboundProperties.class)
class InboxAutoConfiguration {

    @Bean
    Inbox inbox(DataSource dataSource) {
        return new Inbox(JdbcClient.create(dataSource));
    }

    @Bean
    RouteBuilder inboxRoutes(ServiceEntry thisService, Inbox inbox, TransactedPolicy transaction,
        InboundProperties properties) {
        return new InboxRoutes(thisService.queue(), new HandledForGood(transaction), inbox, properties);
    }
}
