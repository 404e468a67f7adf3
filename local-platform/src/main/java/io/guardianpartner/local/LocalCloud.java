package io.guardianpartner.local;

import java.io.InputStream;
import java.net.URI;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

import io.guardianpartner.local.dynamodb.DynamoDbTables;
import io.guardianpartner.local.dynamodb.TableDefinition;
import io.guardianpartner.local.topology.TopologyBuilder;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.topology.Topology;
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

    public static final String REGION = "us-east-1";
    public static final String ACCOUNT = "000000000000";
    /** Any credentials will do; these are given out so that everybody has some. */
    public static final String ACCESS_KEY_ID = "local";
    public static final String SECRET_ACCESS_KEY = "local";

    private final Contract contract;
    private final RunningParts parts;
    private final TopologyBuilder topologies;
    private final LocalEnvironment environment;

    private LocalCloud(Builder options, RunningParts parts) {
        this.contract = options.contract == null ? Contract.load() : options.contract;
        this.parts = parts;
        this.topologies = new TopologyBuilder(parts.sqsClient(), parts.snsClient());
        this.environment = build(options.environment);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The environment that it was started with. */
    public LocalEnvironment environment() {
        return environment;
    }

    /** Builds a further set of queues and topics beside the first; the same name gives the same ones again. */
    public LocalEnvironment addEnvironment(String name) {
        return build(name);
    }

    /** A client for everybody's use; it is closed with the cloud. */
    public SqsClient sqs() {
        return parts.sqsClient();
    }

    /** A client for everybody's use; it is closed with the cloud. */
    public SnsClient sns() {
        return parts.snsClient();
    }

    /**
     * A client for everybody's use; it is closed with the cloud.
     *
     * @throws IllegalStateException if the cloud was started without DynamoDB
     */
    public DynamoDbClient dynamoDb() {
        return parts.dynamoDbClient();
    }

    public URI sqsEndpoint() {
        return parts.sqs().endpoint();
    }

    public URI snsEndpoint() {
        return parts.sns().endpoint();
    }

    /** @throws IllegalStateException if the cloud was started without DynamoDB */
    public URI dynamoDbEndpoint() {
        return parts.dynamoDb().endpoint();
    }

    /** @throws IllegalStateException if the cloud was started without PostgreSQL */
    public int postgresPort() {
        return parts.postgres().port();
    }

    /**
     * For the migration job alone: no service reads a secret, so none is told.
     *
     * @throws IllegalStateException if the cloud was started without Secrets Manager
     */
    public URI secretsManagerEndpoint() {
        return parts.secretsManager().endpoint();
    }

    /** The pid of PostgreSQL's first process; the other parts run in this process. Empty without PostgreSQL. */
    public OptionalLong postgresPid() {
        return has(Part.POSTGRES) ? OptionalLong.of(parts.postgres().pid()) : OptionalLong.empty();
    }

    public boolean has(Part part) {
        return parts.has(part);
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
        return parts.postgres().createDatabase(name);
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

    /** What an AWS SDK must find in its environment to come here. */
    public Map<String, String> clientVariables() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("AWS_REGION", REGION);
        variables.put("AWS_ACCESS_KEY_ID", ACCESS_KEY_ID);
        variables.put("AWS_SECRET_ACCESS_KEY", SECRET_ACCESS_KEY);
        variables.put("AWS_ENDPOINT_URL_SQS", sqsEndpoint().toString());
        variables.put("AWS_ENDPOINT_URL_SNS", snsEndpoint().toString());
        if (has(Part.DYNAMODB)) {
            variables.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDbEndpoint().toString());
        }
        return variables;
    }

    /** Stops everything. A second call does nothing. */
    @Override
    public void close() {
        parts.close();
    }

    private LocalEnvironment build(String name) {
        QuietLogging.apply();
        return new LocalEnvironment(this, contract, topologies.build(Topology.of(contract, name)));
    }

    /** What a cloud is to be like. */
    public static final class Builder {

        private String environment = "local";
        private Contract contract;
        private final Set<Part> wanted = EnumSet.of(Part.SQS, Part.SNS);
        private final Map<Part, Integer> ports = new EnumMap<>(Part.class);

        private Builder() {}

        /** The name that physical names begin with; {@code local} unless said otherwise. */
        public Builder environment(String name) {
            this.environment = name;
            return this;
        }

        /** What to build; the contract on the class path unless said otherwise. */
        public Builder contract(Contract given) {
            this.contract = given;
            return this;
        }

        /** The port of a part; 0, any free one, unless said otherwise. */
        public Builder port(Part part, int port) {
            ports.put(part, port);
            return this;
        }

        /** The port that people expect, for every part. */
        public Builder defaultPorts() {
            for (Part part : Part.values()) {
                ports.put(part, part.defaultPort());
            }
            return this;
        }

        /** Whether there is a DynamoDB; not unless said otherwise. */
        public Builder dynamoDb(boolean isWanted) {
            return with(Part.DYNAMODB, isWanted);
        }

        /** Whether there is a PostgreSQL; not unless said otherwise. */
        public Builder postgres(boolean isWanted) {
            return with(Part.POSTGRES, isWanted);
        }

        /** Whether there is a Secrets Manager; not unless said otherwise. */
        public Builder secretsManager(boolean isWanted) {
            return with(Part.SECRETS_MANAGER, isWanted);
        }

        /**
         * Starts everything, side by side, and returns when all of it answers.
         *
         * @throws io.guardianpartner.local.http.PortTakenException if a port is in use; nothing is left running then
         */
        public LocalCloud start() {
            RunningParts parts = RunningParts.start(ports, wanted);
            try {
                return new LocalCloud(this, parts);
            } catch (RuntimeException | Error e) {
                parts.close();
                throw e;
            }
        }

        private Builder with(Part part, boolean isWanted) {
            if (isWanted) {
                wanted.add(part);
            } else {
                wanted.remove(part);
            }
            return this;
        }
    }
}
