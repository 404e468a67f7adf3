package io.guardianpartner.routing.test;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.guardianpartner.local.LocalCloud;
import io.guardianpartner.local.LocalEnvironment;
import io.guardianpartner.message.Contract;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * Gives a context its own environment in the shared cloud. Equal ones share a context.
 *
 * @param service
 *            the service's name in the contract
 */
record GuardianTestContext(String service, boolean postgres, boolean dynamodb) implements ContextCustomizer {

    private static final AtomicInteger CONTEXTS = new AtomicInteger();
    private static final String TABLES = "/dynamodb-tables.yaml";

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        var cloud = SharedCloud.with(postgres, dynamodb);
        var environment = cloud.addEnvironment("test" + CONTEXTS.incrementAndGet());
        if (dynamodb) {
            createTables(cloud, environment);
        }
        context.getEnvironment().getPropertySources().addBefore(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new MapPropertySource("guardian-test", properties(environment)));

        var beans = context.getBeanFactory();
        beans.registerSingleton("localCloud", cloud);
        beans.registerSingleton("localEnvironment", environment);
        beans.registerSingleton("localCredentials", StaticCredentialsProvider.create(
            AwsBasicCredentials.create(LocalCloud.ACCESS_KEY_ID, LocalCloud.SECRET_ACCESS_KEY)));
        beans.registerSingleton("messagingProbe",
            new MessagingProbe(cloud, environment, Contract.load().services().get(service)));
    }

    private static void createTables(LocalCloud cloud, LocalEnvironment environment) {
        var tables = GuardianTestContext.class.getResourceAsStream(TABLES);
        if (tables != null) {
            cloud.createTables(environment.name(), tables);
        }
    }

    private Map<String, Object> properties(LocalEnvironment environment) {
        var properties = new HashMap<String, Object>(environment.variablesOf(service));
        properties.put("guardian.service", service);
        properties.put("guardian.sqs.wait-time", "1s");
        properties.put("MANAGEMENT_SERVER_PORT", "0");
        if (!postgres) {
            properties.put("spring.autoconfigure.exclude",
                "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration");
        }
        return properties;
    }
}
