package io.guardianpartner.benchmarks.guardian;

import java.util.List;

import io.guardianpartner.message.Message;
import io.guardianpartner.routing.outbox.Outbox;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A service with PostgreSQL and an outbox. */
final class SendingService implements AutoCloseable {

    private static final String[] SERVICE = {"--spring.config.import=classpath:guardian.yaml",
        "--guardian.service=PAYMENTS_SERVICE", "--server.port=0", "--management.server.port=0"};

    private final ConfigurableApplicationContext context;
    private final TransactionTemplate transactions;
    private final Outbox outbox;
    private final JdbcClient jdbc;

    private SendingService(ConfigurableApplicationContext context) {
        this.context = context;
        transactions = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        outbox = context.getBean(Outbox.class);
        jdbc = context.getBean(JdbcClient.class);
    }

    static SendingService start(Class<?>... more) {
        return new SendingService(
            new SpringApplicationBuilder(Application.class).sources(more).run(SERVICE));
    }

    /** Stores them in one transaction, and runs that right after its commit, before the relay is woken. */
    void store(List<Message> messages, Runnable committed) {
        transactions.executeWithoutResult(transaction -> {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    committed.run();
                }
            });
            outbox.addAll(messages);
        });
    }

    /** Messages that are stored and not known to be published. */
    long waiting() {
        return jdbc.sql("select count(*) from outbox where published_at is null").query(Long.class).single();
    }

    void clearOutbox() {
        jdbc.sql("truncate outbox").update();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    /** A service without handlers. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
