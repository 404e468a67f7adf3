package io.guardianpartner.routing;

import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** The AWS clients that Camel's components find: one pool of connections, and no call without an end. */
@AutoConfiguration(after = CompositeMeterRegistryAutoConfiguration.class)
@EnableConfigurationProperties(AwsProperties.class)
class AwsAutoConfiguration {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    @Bean
    @ConditionalOnMissingBean
    SdkHttpClient awsHttpClient(AwsProperties properties) {
        return ApacheHttpClient.builder()
            .maxConnections(properties.maxConnections())
            .connectionTimeout(CONNECT_TIMEOUT)
            .build();
    }

    @Bean
    @ConditionalOnMissingBean
    AwsCredentialsProvider awsCredentials() {
        return DefaultCredentialsProvider.builder().build();
    }

    @Bean
    ExecutionInterceptor awsCallMetrics(MeterRegistry meters) {
        return new AwsCallMetrics(meters);
    }

    @Bean
    ExecutionInterceptor dynamoDbUnits(MeterRegistry meters) {
        return new DynamoDbUnits(meters);
    }

    @Bean
    AwsClients awsClients(AwsProperties properties, SdkHttpClient http, AwsCredentialsProvider credentials,
        ObjectProvider<ExecutionInterceptor> interceptors) {
        return new AwsClients(properties, http, credentials, interceptors.stream().toList());
    }

    /** Made when a route asks for it: only services that write to SNS need one. */
    @Bean
    @Lazy
    @ConditionalOnMissingBean
    SnsClient snsClient(AwsClients clients) {
        return clients.sns();
    }

    /** Made when a route asks for it: only services that keep items need one. */
    @Bean
    @Lazy
    @ConditionalOnMissingBean
    DynamoDbClient dynamoDbClient(AwsClients clients) {
        return clients.dynamoDb();
    }
}
