package io.guardianpartner.benchmarks.peer;

import java.time.Duration;

import io.awspring.cloud.sqs.annotation.SqsListener;
import io.awspring.cloud.sqs.config.SqsBootstrapConfiguration;
import io.awspring.cloud.sqs.config.SqsMessageListenerContainerFactory;
import io.awspring.cloud.sqs.listener.acknowledgement.AcknowledgementOrdering;
import io.guardianpartner.benchmarks.client.Consuming.Consumer;
import io.guardianpartner.benchmarks.client.Meter;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Spring Cloud AWS's listener with a method that does nothing. */
public final class SpringCloudAws {

    private static final String QUEUE_URL = System.getenv("GUARDIAN_QUEUE_URL");

    private SpringCloudAws() {}

    public static Consumer asItIs() {
        return start(AsItIs.class);
    }

    public static Consumer tuned() {
        return start(Tuned.class);
    }

    private static Consumer start(Class<?> configuration) {
        var context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getSystemProperties().put("queue-url", QUEUE_URL);
        context.register(Common.class, configuration);
        context.refresh();
        return context::close;
    }

    /** What both have. */
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
