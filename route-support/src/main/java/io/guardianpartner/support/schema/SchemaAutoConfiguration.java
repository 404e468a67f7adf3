package io.guardianpartner.support.schema;

import java.time.Duration;

import javax.sql.DataSource;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Checks the schema before a service starts to work that does not migrate its database itself. */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnClass(JdbcClient.class)
@ConditionalOnSingleCandidate(DataSource.class)
@ConditionalOnProperty(name = "spring.flyway.enabled", havingValue = "false")
class SchemaAutoConfiguration {

    /** As long as RDS takes to fail over, mostly; with what a start takes besides within the startup probe's 120 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(75);

    @Bean
    InitializingBean schemaCheck(DataSource dataSource, @Value("${spring.flyway.locations}") String[] locations) {
        return new SchemaCheck(JdbcClient.create(dataSource), PATIENCE, locations)::requireAll;
    }
}
