package io.guardianpartner.local;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import io.guardianpartner.message.Contract;

/** Options of a {@link LocalCloud}. */
public final class LocalCloudBuilder {

    private String environment = "local";
    private Contract contract;
    private final Set<Component> wanted = EnumSet.of(Component.SQS, Component.SNS);
    private final Map<Component, Integer> ports = new EnumMap<>(Component.class);

    LocalCloudBuilder() {}

    /** The prefix of physical names; by default {@code local}. */
    public LocalCloudBuilder environment(String name) {
        this.environment = name;
        return this;
    }

    /** The contract to build; by default the one on the class path. */
    public LocalCloudBuilder contract(Contract given) {
        this.contract = given;
        return this;
    }

    /** The port of a component; by default 0, any free one. */
    public LocalCloudBuilder port(Component component, int port) {
        ports.put(component, port);
        return this;
    }

    /** The usual port, for every component. */
    public LocalCloudBuilder defaultPorts() {
        for (Component component : Component.values()) {
            ports.put(component, component.defaultPort());
        }
        return this;
    }

    /** Whether there is a DynamoDB; by default not. */
    public LocalCloudBuilder dynamoDb(boolean isWanted) {
        return with(Component.DYNAMODB, isWanted);
    }

    /** Whether there is a PostgreSQL; by default not. */
    public LocalCloudBuilder postgres(boolean isWanted) {
        return with(Component.POSTGRES, isWanted);
    }

    /** Whether there is a Secrets Manager; by default not. */
    public LocalCloudBuilder secretsManager(boolean isWanted) {
        return with(Component.SECRETS_MANAGER, isWanted);
    }

    /**
     * Starts everything and returns when all of it answers.
     *
     * @throws io.guardianpartner.local.http.PortTakenException if a port is in use; nothing is left running then
     */
    public LocalCloud start() {
        LocalCloud cloud = begin();
        try {
            cloud.await();
            return cloud;
        } catch (RuntimeException | Error e) {
            closeAfter(e, cloud);
            throw e;
        }
    }

    /**
     * Begins to start everything, side by side, and returns. The cloud is whole after {@link LocalCloud#await()}, which
     * must be called; until then it returns future addresses, and a call that needs a component waits for it.
     */
    public LocalCloud begin() {
        RunningComponents components = RunningComponents.begin(ports, wanted);
        try {
            return new LocalCloud(contract == null ? Contract.load() : contract, environment, components);
        } catch (RuntimeException | Error e) {
            closeAfter(e, components);
            throw e;
        }
    }

    private static void closeAfter(Throwable failure, AutoCloseable started) {
        try {
            started.close();
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
    }

    private LocalCloudBuilder with(Component component, boolean isWanted) {
        if (isWanted) {
            wanted.add(component);
        } else {
            wanted.remove(component);
        }
        return this;
    }
}
