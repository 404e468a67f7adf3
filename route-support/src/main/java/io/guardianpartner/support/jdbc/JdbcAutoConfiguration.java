package io.guardianpartner.support.jdbc;

import javax.sql.DataSource;

import org.apache.camel.spi.TransactedPolicy;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Configures transactions that routes and their SQL share, for services with PostgreSQL. */
@AutoConfiguration(after = DataSourceTransactionManagerAutoConfiguration.class)
@ConditionalOnClass(TransactionAwareDataSourceProxy.class)
@ConditionalOnSingleCandidate(DataSource.class)
class JdbcAutoConfiguration {

    /** For routes only: a data source that is asked for by type is the real one. */
    @Bean(name = Jdbc.DATA_SOURCE, autowireCandidate = false)
    DataSource txDataSource(DataSource dataSource) {
        return new RouteDataSource(dataSource);
    }

    /** The meaning of {@code .transacted()} without a name in every route of the service. */
    @Bean
    @ConditionalOnMissingBean
    TransactedPolicy inOneTransaction(PlatformTransactionManager transactions) {
        return new InOneTransaction(new TransactionTemplate(transactions));
    }
}
