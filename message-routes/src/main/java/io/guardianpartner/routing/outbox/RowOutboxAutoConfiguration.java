package io.guardianpartner.routing.outbox;

import java.time.Duration;

import javax.sql.DataSource;

import io.guardianpartner.message.ServiceEntry;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** The outbox of a service that keeps its state in PostgreSQL. */
@AutoConfiguration(after = {OutboxAutoConfiguration.class, JdbcTemplateAutoConfiguration.class})
@ConditionalOnClass(JdbcTemplate.class)
@ConditionalOnSingleCandidate(DataSource.class)
@ConditionalOnProperty("guardian.topic-arn")
class RowOutboxAutoConfiguration {

    @Bean
    JdbcOutboxStore outboxTable(JdbcTemplate jdbc, OutboxProperties options) {
        Duration claimTimeout = options.publishTimeout().plus(options.requestTimeout()).multipliedBy(2);
        return new JdbcOutboxStore(jdbc, options.page(), options.retention(), claimTimeout);
    }

    @Bean
    Outbox outbox(JdbcOutboxStore table, ProducerTemplate camel) {
        return new Outbox(table, RelayTrigger.forRows(camel)::wakeForRows);
    }

    @Bean
    RouteBuilder outboxRelay(ServiceEntry thisService, OutboxProperties options,
        JdbcOutboxStore table, SweepSchedule pace, ProducerTemplate camel) {
        return new JdbcOutboxRelay(thisService.queue(), options, table, pace, camel);
    }
}
