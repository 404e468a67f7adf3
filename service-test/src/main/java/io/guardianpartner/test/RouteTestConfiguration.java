package io.guardianpartner.test;

import java.lang.reflect.Proxy;

import javax.sql.DataSource;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.guardianpartner.message.Json;
import org.apache.camel.CamelContext;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.model.Model;
import org.apache.camel.spi.CamelContextCustomizer;
import org.apache.camel.spi.RestConsumerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** Gives a route's endpoints the beans that they ask for when they are made. Each fails if a test that forgot a mock calls it. */
@Configuration(proxyBeanMethods = false)
class RouteTestConfiguration {

    @Bean
    PretendedTransactions pretendedTransactions() {
        return new PretendedTransactions();
    }

    @Bean
    RouteRun routeRun(ObjectProvider<CamelContext> camel, PretendedTransactions transactions) {
        return new RouteRun(camel, transactions);
    }

    /** A route behind an operation or a timer is entered by its own endpoint, and one that is not there fails at once. */
    @Bean
    CamelContextCustomizer routesByThemselves() {
        return camel -> {
            camel.getCamelContextExtension().getContextPlugin(Model.class)
                .addModelLifecycleStrategy(new StoppedTimers());
            camel.getRestConfiguration().setComponent("unservedOperations");
            camel.getRestConfiguration().setInlineRoutes(false);
            camel.getComponent("direct", DirectComponent.class).setBlock(false);
        };
    }

    /** A consumer that nobody calls. */
    @Bean
    RestConsumerFactory unservedOperations() {
        return (camel, processor, verb, path, template, consumes, produces, configuration, parameters) -> camel
            .getEndpoint("direct:unserved-" + Integer.toHexString((verb + path + template).hashCode()))
            .createConsumer(processor);
    }

    /** As api-routes gives it to services. */
    @Bean
    ObjectMapper objectMapper() {
        return Json.mapper().copy();
    }

    @Bean
    DataSource dataSource() {
        return unreachable(DataSource.class);
    }

    @Bean
    DynamoDbClient dynamoDbClient() {
        return unreachable(DynamoDbClient.class);
    }

    @Bean
    SnsClient snsClient() {
        return unreachable(SnsClient.class);
    }

    private static <T> T unreachable(Class<T> type) {
        return type
            .cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (proxy, method, arguments) -> {
                if (method.getDeclaringClass() == Object.class) {
                    return switch (method.getName()) {
                        case "hashCode" -> System.identityHashCode(proxy);
                        case "equals" -> proxy == arguments[0];
                        default -> "unreachable " + type.getSimpleName();
                    };
                }
                if (method.getName().equals("close")) {
                    return null;
                }
                throw new IllegalStateException("No mock in front of " + type.getSimpleName() + "." + method.getName());
            }));
    }
}
