package io.guardianpartner.test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.guardianpartner.local.LocalCloud;
import io.guardianpartner.local.LocalEnvironment;
import io.guardianpartner.message.Contract;
import io.guardianpartner.operations.platform.LocalAccount;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * Queues, topics, a database and tables for one service, in the cloud that all tests of the JVM share.
 * {@link GuardianTest} sets one for its context; a test that wants to start and stop pods by itself sets its own.
 */
public final class GuardianStage {

    private static final AtomicInteger STAGES = new AtomicInteger();
    private static final String TABLES = "/dynamodb-tables.yaml";
    private static final Set<ConfigurableApplicationContext> OPEN = ConcurrentHashMap.newKeySet();

    static {
        // All at once: one after the other, as Spring does it, their orderly ends take half a minute.
        Runtime.getRuntime().addShutdownHook(new Thread(GuardianStage::closeAll, "guardian-stages"));
    }

    private final LocalCloud cloud;
    private final LocalEnvironment environment;
    private final MessagingProbe probe;
    private final String service;
    private final boolean postgres;
    private final Map<String, Object> properties;

    private GuardianStage(LocalCloud cloud, String service, boolean postgres, boolean dynamodb) {
        this.cloud = cloud;
        this.service = service;
        this.postgres = postgres;
        environment = cloud.addEnvironment("test" + STAGES.incrementAndGet());
        probe = new MessagingProbe(cloud.sqs(), cloud.sns(), environment.topology(),
            Contract.load().services().get(service));
        if (dynamodb) {
            createTables();
        }
        properties = new HashMap<>(environment.variablesOf(service));
        properties.putAll(TestIdentity.shared().variablesOf(service));
        properties.put("guardian.service", service);
        properties.put("guardian.sqs.wait-time", "1s");
        properties.put("MANAGEMENT_SERVER_PORT", "0");
        properties.put("SERVER_PORT", "0");
        if (!postgres) {
            properties.put("spring.autoconfigure.exclude",
                "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration");
        }
    }

    /**
     * Sets the stage for a service.
     *
     * @param service
     *            its name in the contract
     */
    public static GuardianStage forService(String service, boolean postgres, boolean dynamodb) {
        return new GuardianStage(SharedCloud.with(postgres, dynamodb), service, postgres, dynamodb);
    }

    private void createTables() {
        var tables = GuardianStage.class.getResourceAsStream(TABLES);
        if (tables != null) {
            cloud.createTables(environment.name(), tables);
        }
    }

    public MessagingProbe probe() {
        return probe;
    }

    /** The cloud that the stage is in, for tests that change something there by hand. */
    public LocalCloud cloud() {
        return cloud;
    }

    /** Switches the service's PostgreSQL database off and on. */
    public DatabaseSwitch database() {
        return new DatabaseSwitch(environment.variablesOf(service));
    }

    public LocalEnvironment environment() {
        return environment;
    }

    /**
     * Starts the service; a second one on the same stage is its second pod.
     *
     * @param options
     *            further properties, as {@code name=value}
     *
     * @return what the caller closes
     */
    public ConfigurableApplicationContext start(Class<?> application, String... options) {
        return new SpringApplicationBuilder(application)
            .initializers(this::prepare)
            .run(Stream.of(options).map("--"::concat).toArray(String[]::new));
    }

    /** Makes a context, which is not refreshed yet, play here. */
    void prepare(ConfigurableApplicationContext context) {
        OPEN.add(context);
        context.addApplicationListener((ContextClosedEvent closed) -> OPEN.remove(context));
        context.getEnvironment().getPropertySources().addBefore(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new MapPropertySource("guardian-stage", properties));
        var beans = context.getBeanFactory();
        beans.registerSingleton("localCloud", cloud);
        beans.registerSingleton("localEnvironment", environment);
        beans.registerSingleton("messagingProbe", probe);
        if (postgres) {
            beans.registerSingleton("databaseSwitch", database());
        }
        beans.registerSingleton("localCredentials", StaticCredentialsProvider.create(
            AwsBasicCredentials.create(LocalAccount.ACCESS_KEY_ID, LocalAccount.SECRET_ACCESS_KEY)));
    }

    private static void closeAll() {
        List<Thread> closing = OPEN.stream().map(context -> new Thread(context::close)).toList();
        closing.forEach(Thread::start);
        for (Thread thread : closing) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
