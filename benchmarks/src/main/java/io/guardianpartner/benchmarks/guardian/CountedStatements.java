package io.guardianpartner.benchmarks.guardian;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.LongAdder;

import javax.sql.DataSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts the statements that a service executes on its data source. */
@Configuration(proxyBeanMethods = false)
class CountedStatements {

    /** The number of statements so far. */
    static final class Counter {

        private final LongAdder executed = new LongAdder();

        long count() {
            return executed.sum();
        }
    }

    @Bean
    static Counter statementCounter() {
        return new Counter();
    }

    @Bean
    static BeanPostProcessor countsStatements(Counter counter) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source && !(bean instanceof DelegatingDataSource)
                    ? new Counted(source, counter.executed)
                    : bean;
            }
        };
    }

    private static final class Counted extends DelegatingDataSource {

        private final LongAdder executed;

        private Counted(DataSource target, LongAdder executed) {
            super(target);
            this.executed = executed;
        }

        @Override
        public Connection getConnection() throws SQLException {
            return counted(super.getConnection(), Connection.class);
        }

        private <T> T counted(T target, Class<T> type) {
            return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type},
                (proxy, method, arguments) -> {
                    if (method.getName().startsWith("execute")) {
                        executed.increment();
                    }
                    try {
                        return countedResult(method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
        }

        private Object countedResult(Object result) {
            if (result instanceof PreparedStatement statement) {
                return counted(statement, PreparedStatement.class);
            }
            return result instanceof Statement statement ? counted(statement, Statement.class) : result;
        }
    }
}
