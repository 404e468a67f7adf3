package io.guardianpartner.local;

import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import io.guardianpartner.local.dynamodb.DynamoDbTables;
import io.guardianpartner.local.dynamodb.TableDefinition;
import io.guardianpartner.local.topology.BuiltTopology;
import io.guardianpartner.local.topology.TopologyBuilder;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.topology.Topology;
import io.guardianpartner.operations.platform.LocalAccount;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The cloud on one machine: SQS and SNS always, DynamoDB, PostgreSQL and Secrets Manager if wanted, and in them what the contract says.
 * All of it listens on 127.0.0.1 only and keeps nothing: {@link #close()} leaves no process and no file behind.
 *
 * <pre>{@code
 * try (LocalCloud cloud = LocalCloud.builder().environment("local").dynamoDb(true).postgres(true).start()) {
 *     cloud.sqs().sendMessage(request -> request.queueUrl(cloud.queueUrl("orders")).messageBody(body));
 * }
 * }</pre>
 *
 * Thread-safe.
 */
public final class LocalCloud implements AutoCloseable {

    private final Contract contract;
    private final RunningComponents components;
    private final LocalEnvironment environment;

    LocalCloud(Contract contract, String environment, RunningComponents components) {
        this.contract = contract;
        this.components = components;
        this.environment = plan(environment, true);
    }

    public static LocalCloudBuilder builder() {
        return new LocalCloudBuilder();
    }

    /**
     * Waits until all of it answers, and builds what the contract says in its first environment.
     *
     * @throws io.guardianpartner.local.http.PortTakenException if a port is in use; what has started
     *         runs until {@link #close()}
     */
    public void await() {
        components.await();
        build(environment);
        components.sns().subscribed(true);
    }

    /** The environment that it was started with. */
    public LocalEnvironment environment() {
        return environment;
    }

    /** Builds a further set of queues and topics beside the first; the same name gives the same ones again. */
    public LocalEnvironment addEnvironment(String name) {
        return build(plan(name, false));
    }

    /** A client for everybody's use; it is closed with the cloud. */
    public SqsClient sqs() {
        return components.sqsClient();
    }

    /** A client for everybody's use; it is closed with the cloud. */
    public SnsClient sns() {
        return components.snsClient();
    }

    /**
     * A client for everybody's use; it is closed with the cloud.
     *
     * @throws IllegalStateException if the cloud was started without DynamoDB
     */
    public DynamoDbClient dynamoDb() {
        return components.dynamoDbClient();
    }

    public URI sqsEndpoint() {
        return components.sqsEndpoint();
    }

    public URI snsEndpoint() {
        return components.snsEndpoint();
    }

    /** @throws IllegalStateException if the cloud was started without DynamoDB */
    public URI dynamoDbEndpoint() {
        return components.dynamoDbEndpoint();
    }

    /** @throws IllegalStateException if the cloud was started without PostgreSQL */
    public int postgresPort() {
        return components.postgres().port();
    }

    /**
     * For the migration job alone: no service reads a secret, so none is told.
     *
     * @throws IllegalStateException if the cloud was started without Secrets Manager
     */
    public URI secretsManagerEndpoint() {
        return components.secretsManagerEndpoint();
    }

    /** The pid of PostgreSQL's first process; the other components run in this process. Empty without PostgreSQL. */
    public OptionalLong postgresPid() {
        return has(Component.POSTGRES) ? OptionalLong.of(components.postgres().pid()) : OptionalLong.empty();
    }

    public boolean has(Component component) {
        return components.has(component);
    }

    /** The URL of a queue of the first environment by its logical name. */
    public String queueUrl(String logicalName) {
        return environment.queueUrl(logicalName);
    }

    /** The ARN of a topic of the first environment by its logical name. */
    public String topicArn(String logicalName) {
        return environment.topicArn(logicalName);
    }

    /** The environment variables of a service in the first environment, see {@link LocalEnvironment#variablesOf}. */
    public Map<String, String> environmentOf(String serviceName) {
        return environment.variablesOf(serviceName);
    }

    /**
     * Creates a database unless it is there.
     *
     * @return its JDBC URL; user and password are {@link io.guardianpartner.local.postgres.LocalPostgres}'s
     *
     * @throws IllegalStateException if the cloud was started without PostgreSQL
     */
    public String createDatabase(String name) {
        return components.postgres().createDatabase(name);
    }

    /**
     * Creates the tables of a {@code dynamodb-tables.yaml} that are not there yet.
     *
     * @return their physical names, {@code <environment>-<name>}
     *
     * @throws IllegalStateException if the cloud was started without DynamoDB
     */
    public List<String> createTables(String environment, InputStream yaml) {
        return new DynamoDbTables(dynamoDb()).create(environment, TableDefinition.read(yaml));
    }

    /** The environment variables by which an AWS SDK comes here. */
    public Map<String, String> clientVariables() {
        return components.clientVariables();
    }

    /** Stops everything. A second call does nothing. */
    @Override
    public void close() {
        components.close();
    }

    private LocalEnvironment plan(String name, boolean first) {
        return new LocalEnvironment(components, contract,
            BuiltTopology.planned(Topology.of(contract, name), sqsEndpoint(),
                LocalAccount.REGION, LocalAccount.NUMBER),
            first);
    }

    private LocalEnvironment build(LocalEnvironment planned) {
        QuietLogging.apply();
        BuiltTopology built = new TopologyBuilder(sqs(), sns()).build(Topology.of(contract, planned.name()));
        if (!built.equals(planned.topology())) {
            throw new IllegalStateException("Built " + built + " where services were told of " + planned.topology());
        }
        return planned;
    }
}
