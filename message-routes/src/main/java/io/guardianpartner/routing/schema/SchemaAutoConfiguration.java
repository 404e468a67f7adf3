package io.guardianpartner.routing.schema;

import java.util.List;

import javax.sql.DataSource;

import io.guardianpartner.migration.SchemaMigrations;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** A service that does not migrate its database itself looks, before it takes any work, whether somebody else has. */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnClass(SchemaMigrations.class)
@ConditionalOnSingleCandidate(DataSource.class)
@ConditionalOnProperty(name = "spring.flyway.enabled", havingValue = "false")
class SchemaAutoConfiguration {

    @Bean
    InitializingBean schemaCheck(DataSource dataSource) {
        return () -> {
            List<String> missing = SchemaMigrations.of(dataSource).missing();
            if (!missing.isEmpty()) {
                throw new SchemaTooOldException(missing);
            }
        };
    }
}
