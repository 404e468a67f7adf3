package io.guardianpartner.benchmarks.peer;

import java.time.Duration;

import io.awspring.cloud.sqs.annotation.SqsListener;
import io.awspring.cloud.sqs.config.SqsBootstrapConfiguration;
import io.awspring.cloud.sqs.config.SqsMessageListenerContainerFactory;
import io.awspring.cloud.sqs.listener.MessageListenerContainerRegistry;
import io.awspring.cloud.sqs.listener.acknowledgement.AcknowledgementOrdering;
import io.guardianpartner.benchmarks.client.Consuming.Consumer;
import io.guardianpartner.benchmarks.client.Consuming.Start;
import io.guardianpartner.benchmarks.client.Meter;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/**
 * Spring Cloud AWS's listener with a method that does nothing. It starts with the first run and stays; between two runs
 * its containers are stopped.
 */
public final class SpringCloudAws implements Start {

    private static final String QUEUE_URL = System.getenv("GUARDIAN_QUEUE_URL");

    private final Class<?> configuration;
    private AnnotationConfigApplicationContext context;

    private SpringCloudAws(Class<?> configuration) {
        this.configuration = configuration;
    }

    public static SpringCloudAws asItIs() {
        return new SpringCloudAws(AsItIs.class);
    }

    public static SpringCloudAws tuned() {
        return new SpringCloudAws(Tuned.class);
    }

    @Override
    public Consumer start() {
        if (context == null) {
            context = new AnnotationConfigApplicationContext();
            context.getEnvironment().getSystemProperties().put("queue-url", QUEUE_URL);
            context.register(Common.class, configuration);
            context.refresh();
        } else {
            context.getBean(MessageListenerContainerRegistry.class).start();
        }
        return context.getBean(MessageListenerContainerRegistry.class)::stop;
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

        @Bean
        Listener listener() {
            return new Listener();
        }
    }

    /** The method that is called. */
    static class Listener {

        @SqsListener("${queue-url}")
        void handle(String body) {
            Meter.handled();
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
