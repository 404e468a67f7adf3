package io.guardianpartner.acceptance.conformance;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.guardianpartner.acceptance.Database;
import io.guardianpartner.local.Component;
import io.guardianpartner.local.dynamodb.DynamoDbTables;
import io.guardianpartner.local.dynamodb.TableDefinition;
import io.guardianpartner.local.postgres.LocalPostgres;
import io.guardianpartner.local.topology.BuiltTopology;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.ServiceEntry;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.topology.Topology;
import io.guardianpartner.operations.platform.LocalAccount;
import io.guardianpartner.test.MessagingProbe;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Queues, topics, a database or a table, and a line, of one test class alone; and the pods that play there. Everything is
 * taken away when it is closed.
 */
final class Stage implements ExtensionContext.Store.CloseableResource {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicInteger PODS = new AtomicInteger();

    private final Target target;
    private final Store store;
    private final List<String> options;
    private final BuiltTopology topology;
    private final Line line;
    private final Map<String, MessagingProbe> probes = new HashMap<>();
    private final Script script = new Script();
    private final JumpingClock clock = new JumpingClock();
    private final List<Pod> pods = new CopyOnWriteArrayList<>();
    private final Set<String> tables = new TreeSet<>();
    private final Ledger ledger;

    Stage(Target target, OnStage wanted) {
        this.target = target;
        store = wanted.store();
        options = List.of(wanted.options());
        topology = target.build();
        line = target.isLocal() ? new Line(target.endpoints()) : null;
        probes.put(Services.ORDERS, probe(Services.ORDERS));
        ledger = ledgerOf(Services.ORDERS);
        for (int pod = 0; pod < wanted.pods(); pod++) {
            start();
        }
    }

    /** Waits until this holds, and for nothing else. */
    static void eventually(ThrowingRunnable assertion) {
        Awaitility.await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(50))
            .untilAsserted(assertion);
    }

    /** Where messages for the subject are put, and those that it publishes and parks are found. */
    MessagingProbe probe() {
        return probes.get(Services.ORDERS);
    }

    private MessagingProbe probe(String service) {
        return new MessagingProbe(target.sqs(), target.sns(), topology, entry(service));
    }

    Script script() {
        return script;
    }

    /** What the subject has done. */
    Ledger ledger() {
        return ledger;
    }

    Target target() {
        return target;
    }

    BuiltTopology topology() {
        return topology;
    }

    /** A test that calls this is skipped where no line can be laid. */
    Line line() {
        Assumptions.assumeTrue(line != null, () -> "this scenario disturbs the line to the cloud, and there is none to "
            + target.name());
        return line;
    }

    /** The clock of all pods. */
    JumpingClock clock() {
        return clock;
    }

    /** A client of somebody else's, for the caller to close; over the line. */
    SqsClient sqsOverTheLine() {
        return SqsClient.builder().endpointOverride(line().to(Component.SQS)).region(Region.of(LocalAccount.REGION))
            .credentialsProvider(StaticCredentialsProvider.create(
                AwsBasicCredentials.create(LocalAccount.ACCESS_KEY_ID, LocalAccount.SECRET_ACCESS_KEY)))
            .build();
    }

    void mend() {
        if (line != null) {
            line.mend();
        }
    }

    /** The pods of the subject that run, the oldest first. */
    List<Pod> pods() {
        return pods.stream().filter(pod -> pod.context().isActive()).toList();
    }

    /** How many messages have ended so, in all pods that ever were. */
    double counted(String outcome) {
        return pods.stream().mapToDouble(pod -> pod.counted(outcome)).sum();
    }

    void stopAll() {
        pods.parallelStream().forEach(Pod::close);
    }

    /** The subject's database as its administrator can take it away. */
    Database database() {
        return new Database(target.postgres().port(), databaseOf(Services.ORDERS));
    }

    /** One more pod of the subject. */
    Pod start(String... more) {
        return startAs(Services.ORDERS, more);
    }

    /** One more pod of a service that the subject plays, with further options as {@code name=value}. */
    Pod startAs(String service, String... more) {
        String name = "pod-" + PODS.incrementAndGet();
        Map<String, String> arguments = new HashMap<>(Map.of("spring.config.import", "classpath:guardian.yaml"));
        Stream.concat(options.stream(), Stream.of(more)).map(option -> option.split("=", 2))
            .forEach(option -> arguments.put(option[0], option[1]));
        Pod pod = Pod.of(name, new SpringApplicationBuilder(Subject.class)
            .initializers(context -> prepare(context, service, name))
            .run(arguments.entrySet().stream().map(option -> "--" + option).toArray(String[]::new)));
        pods.add(pod);
        return pod;
    }

    /** What another service than the subject does. */
    Ledger ledgerOf(String service) {
        if (store == Store.DYNAMODB) {
            String table = new DynamoDbTables(target.dynamoDb()).create(environmentOf(service),
                TableDefinition.read(Stage.class.getResourceAsStream("/conformance/dynamodb-tables.yaml"))).get(0);
            tables.add(table);
            return new ItemLedger(target.dynamoDb(), table, clock, key -> {});
        }
        return new RowLedger(JdbcClient.create(new DriverManagerDataSource(
            target.postgres().createDatabase(databaseOf(service)), LocalPostgres.USERNAME, LocalPostgres.PASSWORD)),
            null);
    }

    @Override
    public void close() {
        mend();
        stopAll();
        if (line != null) {
            line.close();
        }
        target.remove(topology);
        tables.forEach(table -> target.dynamoDb().deleteTable(request -> request.tableName(table)));
    }

    private void prepare(ConfigurableApplicationContext context, String service, String pod) {
        context.getEnvironment().getPropertySources().addBefore(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new MapPropertySource("stage", properties(service, pod)));
        context.getBeanFactory().registerSingleton("script", script);
        context.getBeanFactory().registerSingleton("clock", clock);
        if (target.isLocal()) {
            context.getBeanFactory().registerSingleton("localCredentials", StaticCredentialsProvider.create(
                AwsBasicCredentials.create(LocalAccount.ACCESS_KEY_ID, LocalAccount.SECRET_ACCESS_KEY)));
        }
    }

    private Map<String, Object> properties(String service, String pod) {
        ServiceEntry entry = entry(service);
        Map<String, Object> properties = new HashMap<>(Map.of("conformance.pod", pod,
            "guardian.service", service,
            "GUARDIAN_ENVIRONMENT", topology.environment(), "GUARDIAN_QUEUE_URL", topology.queueUrl(entry.queue()),
            "GUARDIAN_DEAD_LETTER_QUEUE_URL", topology.queueUrl(Topology.deadLettersOf(entry.queue())),
            "GUARDIAN_TOPIC_ARN", topology.topicArn(entry.topic()), "GUARDIAN_INBOUND_BARE", "true",
            "SERVER_PORT", "0", "MANAGEMENT_SERVER_PORT", "0"));
        if (line != null) {
            properties.putAll(Map.of("AWS_REGION", LocalAccount.REGION,
                "AWS_ENDPOINT_URL_SQS", line.to(Component.SQS), "AWS_ENDPOINT_URL_SNS", line.to(Component.SNS),
                "AWS_ENDPOINT_URL_DYNAMODB", line.to(Component.DYNAMODB)));
        }
        if (store == Store.DYNAMODB) {
            properties.putAll(Map.of("guardian.outbox.dynamodb.table", environmentOf(service) + "-effects",
                "guardian.outbox.dynamodb.key", "orderId", "spring.autoconfigure.exclude",
                "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration"));
        } else {
            properties
                .putAll(Map.of("spring.flyway.locations", "classpath:db/messaging,classpath:conformance/migration",
                    "GUARDIAN_DATABASE_URL",
                    target.postgres().createDatabase(databaseOf(service)),
                    "GUARDIAN_DATABASE_USERNAME", LocalPostgres.USERNAME,
                    "GUARDIAN_DATABASE_PASSWORD", LocalPostgres.PASSWORD));
        }
        return properties;
    }

    private String databaseOf(String service) {
        return environmentOf(service).replace('-', '_');
    }

    private String environmentOf(String service) {
        return topology.environment() + "-" + entry(service).queue();
    }

    private static ServiceEntry entry(String service) {
        return Contract.load().services().get(service);
    }
}
