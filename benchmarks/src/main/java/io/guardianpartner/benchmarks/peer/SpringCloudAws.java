package io.guardianpartner.benchmarks.peer;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.zaxxer.hikari.HikariDataSource;
import io.awspring.cloud.sqs.annotation.SqsListener;
import io.awspring.cloud.sqs.config.SqsBootstrapConfiguration;
import io.awspring.cloud.sqs.config.SqsMessageListenerContainerFactory;
import io.awspring.cloud.sqs.listener.MessageListenerContainerRegistry;
import io.awspring.cloud.sqs.listener.acknowledgement.AcknowledgementOrdering;
import io.guardianpartner.benchmarks.BenchDatabase;
import io.guardianpartner.benchmarks.client.Consuming.Consumer;
import io.guardianpartner.benchmarks.client.Consuming.Start;
import io.guardianpartner.benchmarks.client.Meter;
import io.guardianpartner.message.Attributes;
import io.guardianpartner.message.Json;
import jakarta.annotation.PreDestroy;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/**
 * Spring Cloud AWS's listener with a method that does nothing. It starts with the first run and stays; between two runs
 * its containers are stopped.
 */
public final class SpringCloudAws implements Start {

    private static final String QUEUE_URL = System.getenv("GUARDIAN_QUEUE_URL");

    private final Class<?>[] configuration;
    private AnnotationConfigApplicationContext context;

    private SpringCloudAws(Class<?>... configuration) {
        this.configuration = configuration;
    }

    public static SpringCloudAws asItIs() {
        return new SpringCloudAws(AsItIs.class, Listener.class);
    }

    public static SpringCloudAws tuned() {
        return new SpringCloudAws(Tuned.class, Listener.class);
    }

    /** Tuned, and each message writes two rows in a transaction. */
    public static SpringCloudAws withPostgres() {
        return new SpringCloudAws(Tuned.class, WritingListener.class);
    }

    @Override
    public Consumer start() throws SQLException {
        if (isWriting()) {
            prepareDatabase();
        }
        if (context == null) {
            context = new AnnotationConfigApplicationContext();
            context.getEnvironment().getSystemProperties().put("queue-url", QUEUE_URL);
            context.register(Common.class);
            context.register(configuration);
            context.refresh();
        } else {
            context.getBean(MessageListenerContainerRegistry.class).start();
        }
        return new Consumer() {
            @Override
            public void stop() {
                context.getBean(MessageListenerContainerRegistry.class).stop();
            }

            @Override
            public Map<String, Double> figures() {
                return isWriting() ? BenchDatabase.rows() : Map.of();
            }
        };
    }

    private boolean isWriting() {
        return List.of(configuration).contains(WritingListener.class);
    }

    private void prepareDatabase() throws SQLException {
        if (context == null) {
            BenchDatabase.createTables();
        } else {
            BenchDatabase.empty();
        }
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
        }
    }

    /** The part that both cases share. */
    @Configuration(proxyBeanMethods = false)
    @Import(SqsBootstrapConfiguration.class)
    static class Common {

        @Bean
        SqsAsyncClient sqsAsyncClient() {
            return SqsAsyncClient.create();
        }
    }

    /** The method that is called. */
    static class Listener {

        @SqsListener("${queue-url}")
        void handle(String body) {
            Meter.handled();
        }
    }

    /** The method that is called, as a user of Spring would write it. */
    static class WritingListener {

        private final HikariDataSource pool = BenchDatabase.pool();
        private final JdbcTemplate jdbc = new JdbcTemplate(pool);
        private final TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(pool));

        @SqsListener("${queue-url}")
        void handle(@Payload String body, @Header(Attributes.SENDER) String sender,
            @Header(Attributes.MESSAGE_ID) String messageId, @Header(Attributes.TYPE) String type,
            @Header(Attributes.CORRELATION_ID) String correlationId) throws JsonProcessingException {
            var payload = Json.mapper().readTree(body).get("payload");
            transactions.executeWithoutResult(transaction -> {
                if (jdbc.update(BareJdbcLoop.RECORD, sender, UUID.fromString(messageId), BareJdbcLoop.HASH, type,
                    UUID.fromString(correlationId)) == 1) {
                    jdbc.update(BareJdbcLoop.WRITE, UUID.fromString(payload.get("orderId").textValue()),
                        UUID.fromString(payload.get("paymentId").textValue()), payload.get("amount").textValue());
                }
            });
            Meter.handled();
        }

        @PreDestroy
        void close() {
            pool.close();
        }
    }

    /** With its defaults. */
    @Configuration(proxyBeanMethods = false)
    static class AsItIs {

        @Bean
        SqsMessageListenerContainerFactory<Object> defaultSqsListenerContainerFactory(SqsAsyncClient client) {
            return SqsMessageListenerContainerFactory.builder().sqsAsyncClient(client).build();
        }
    }

    /** More at a time, and deletes that wait for nine others but not for their order. */
    @Configuration(proxyBeanMethods = false)
    static class Tuned {

        private static final int AT_A_TIME = 100;

        @Bean
        SqsMessageListenerContainerFactory<Object> defaultSqsListenerContainerFactory(SqsAsyncClient client) {
            return SqsMessageListenerContainerFactory.builder().sqsAsyncClient(client)
                .configure(options -> options
                    .maxConcurrentMessages(AT_A_TIME)
                    .maxMessagesPerPoll(10)
                    .pollTimeout(Duration.ofSeconds(1))
                    .acknowledgementThreshold(10)
                    .acknowledgementInterval(Duration.ofMillis(100))
                    .acknowledgementOrdering(AcknowledgementOrdering.PARALLEL))
                .build();
        }
    }
}
