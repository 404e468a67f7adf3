package io.guardianpartner.local;

import java.util.LinkedHashMap;
import java.util.Map;

import io.guardianpartner.local.postgres.LocalPostgres;
import io.guardianpartner.local.topology.BuiltTopology;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.ServiceEntry;
import io.guardianpartner.message.topology.Topology;

/**
 * One complete set of queues, topics and subscriptions inside a {@link LocalCloud}, and the environment variables
 * by which a service finds its own among them. Environments in one cloud do not see each other.
 */
public final class LocalEnvironment {

    private final RunningComponents components;
    private final Contract contract;
    private final BuiltTopology topology;
    private final boolean first;

    LocalEnvironment(RunningComponents components, Contract contract, BuiltTopology topology, boolean first) {
        this.components = components;
        this.contract = contract;
        this.topology = topology;
        this.first = first;
    }

    public String name() {
        return topology.environment();
    }

    /** All of it, by address. */
    public BuiltTopology topology() {
        return topology;
    }

    /** The URL of a queue or dead-letter queue by its logical name. */
    public String queueUrl(String logicalName) {
        return topology.queueUrl(logicalName);
    }

    public String queueArn(String logicalName) {
        return topology.queueArn(logicalName);
    }

    /** The ARN of a topic by its logical name. */
    public String topicArn(String logicalName) {
        return topology.topicArn(logicalName);
    }

    /**
     * The environment variables with which a service finds its cloud; the same names as in the pods. Ports, addresses of
     * other services and secrets of third parties are not among them. The database is created if need be.
     *
     * @param serviceName as in the contract, e.g. {@code ORDERS_SERVICE}
     *
     * @throws IllegalArgumentException if the contract has no such service
     */
    public Map<String, String> variablesOf(String serviceName) {
        ServiceEntry service = contract.services().get(serviceName);
        if (service == null) {
            throw new IllegalArgumentException("The contract has no service " + serviceName);
        }
        Map<String, String> variables = new LinkedHashMap<>(components.clientVariables());
        variables.put("GUARDIAN_ENVIRONMENT", name());
        variables.put("GUARDIAN_QUEUE_URL", queueUrl(service.queue()));
        variables.put("GUARDIAN_DEAD_LETTER_QUEUE_URL", queueUrl(Topology.deadLettersOf(service.queue())));
        variables.put("GUARDIAN_TOPIC_ARN", topicArn(service.topic()));
        variables.put("GUARDIAN_INBOUND_BARE", "true");
        if (components.has(Component.POSTGRES)) {
            variables.put("GUARDIAN_DATABASE_URL", components.postgres().createDatabase(databaseOf(service)));
            variables.put("GUARDIAN_DATABASE_USERNAME", LocalPostgres.USERNAME);
            variables.put("GUARDIAN_DATABASE_PASSWORD", LocalPostgres.PASSWORD);
        }
        return variables;
    }

    /** Named like the service's queue; in a further environment with its name before it. */
    private String databaseOf(ServiceEntry service) {
        String logical = service.queue().replace('-', '_');
        return first ? logical : name().replace('-', '_') + "_" + logical;
    }
}
