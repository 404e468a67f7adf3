package io.guardianpartner.local.supervisor;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.guardianpartner.local.LocalCloud;
import io.guardianpartner.local.gateway.JwtAuthorizer;
import io.guardianpartner.local.gateway.LocalGateway;
import io.guardianpartner.local.gateway.PublicRoutes;
import io.guardianpartner.local.identity.LocalIdentity;
import io.guardianpartner.local.mercadopago.MercadoPagoSimulator;
import io.guardianpartner.local.network.DelayLines;
import io.guardianpartner.local.network.Distance;

/**
 * Guardian running on this machine: stand-ins, gateway, and a process for every service of the contract. Services are
 * called by their name in the contract or by their queue. {@link #close()} ends all of it; should this process be killed,
 * the services end too. Thread-safe.
 *
 * <pre>{@code
 * try (Platform platform = Platform.builder(root).freePorts().start()) {
 *     platform.awaitReady(Duration.ofSeconds(60));
 *     platform.kill("orders");
 * }
 * }</pre>
 */
public final class Platform implements AutoCloseable {

    private static final String TOPOLOGY_CHECK = "GUARDIAN_TOPOLOGY_VERIFY";
    private static final Duration POLL = Duration.ofMillis(200);

    private final StateFile state;
    private final PlatformFiles files;
    private final Ports ports;
    private final PlatformBuilder options;
    private final Cleanup cleanup = new Cleanup();
    private final Reaper reaper;
    private final ServiceArchives archives;
    private final StandIns standIns;
    private final ServiceProcesses services;
    private final Observers observers;
    private final LocalGateway gateway;
    private volatile boolean starting = true;
    /** Whether all stand-ins answer; before that their addresses are not published. */
    private volatile boolean callable;

    Platform(PlatformBuilder options) {
        this.options = options;
        Path directory = options.directory();
        this.state = new StateFile(directory);
        this.files = new PlatformFiles(directory);
        this.ports = options.ports();
        options.requireServices();
        cleanup.later(DirectoryLock.take(directory));
        try {
            cleanup.later(state::delete);
            state.writeStart();
            ports.requireFree();
            cleanup.later(files).create();
            reaper = cleanup.later(Reaper.start());
            archives = ServiceArchives.open(options, files, reaper);
            options.progress().accept("Starting SQS, SNS, DynamoDB, PostgreSQL");
            standIns = StandIns.begin(options, ports, cleanup);
            cloud().postgresPid().ifPresent(reaper::watchPostgres);
            ServiceProcess.Surroundings surroundings = ServiceProcess.Surroundings.of(options, reaper, archives,
                this::writeState, cleanup);
            DelayLines lines = cleanup.later(new DelayLines(cloud(), options.distance()));
            services = new ServiceProcesses(options, ports, files, standIns, lines, surroundings, cleanup);
            observers = new Observers(options.observingTools(), options.observed(ports), files, surroundings);
            gateway = cleanup.later(LocalGateway.start(ports.of(Ports.FRONT_DOOR), options.allowedOrigins(),
                PublicRoutes.load(), new JwtAuthorizer(identity().issuer(), Set.of(identity().peopleClient().id())),
                services::target, options.pages().with(PageLinks.NAME, () -> PageLinks.of(observers.addresses()))));
            startAll();
        } catch (RuntimeException | Error e) {
            cleanup.close();
            throw e;
        }
    }

    /**
     * Begins to describe a platform.
     *
     * @param root the directory of the repository, where the modules with the jars are
     */
    public static PlatformBuilder builder(Path root) {
        return new PlatformBuilder(root);
    }

    public LocalCloud cloud() {
        return standIns.cloud();
    }

    public MercadoPagoSimulator broker() {
        return standIns.broker();
    }

    /** The user pool: who may sign in, and what would be mailed to them. */
    public LocalIdentity identity() {
        return standIns.identity();
    }

    public URI frontDoor() {
        return gateway.uri();
    }

    /** The services by their queues' names, in the contract's order. */
    public List<String> services() {
        return services.queues();
    }

    /** The address of a service's private API. */
    public URI baseUrl(String service) {
        return services.baseUrl(service);
    }

    /** The address of a service's health and metrics. */
    public URI managementUrl(String service) {
        return services.managementUrl(service);
    }

    public Path log(String service) {
        return services.of(service).log();
    }

    /** The environment variables with which a service's process is started. */
    public Map<String, String> variables(String service) {
        return services.of(service).variables();
    }

    /** The pid of a service's process; empty while it has none. */
    public Optional<Long> pid(String service) {
        var pid = services.of(service).pid();
        return pid.isPresent() ? Optional.of(pid.getAsLong()) : Optional.empty();
    }

    /** Changes how a service is started; holds from its next start on. */
    public void change(String service, UnaryOperator<Launch> change) {
        services.of(service).change(change);
    }

    public void start(String service) {
        services.of(service).start();
    }

    /** Ends a service in order and leaves it ended. */
    public void stop(String service) {
        services.stop(service);
    }

    /** Ends a service in order and starts it again; {@link #awaitReady(String, Duration)} waits until it is. */
    public void restart(String service) {
        stop(service);
        start(service);
    }

    /** {@code kill -9}. As after any crash the service is started again after a pause, unless told otherwise. */
    public void kill(String service) {
        services.of(service).kill();
    }

    /** Waits until a service's present process has ended, of itself or not. */
    public boolean awaitExit(String service, Duration patience) {
        return services.of(service).awaitExit(patience);
    }

    public boolean isReady(String service) {
        return services.isReady(service);
    }

    /**
     * Waits until all services are ready that it has started.
     *
     * @throws PlatformException if they are not in time, or one keeps crashing; the message names its log
     */
    public void awaitReady(Duration patience) {
        if (options.startsServices()) {
            new Waiting(services, options.progress(), POLL).await(services.all().keySet(), patience);
        }
        starting = false;
        writeState();
        archives.make();
    }

    /** Waits for one service, see {@link #awaitReady(Duration)}. */
    public void awaitReady(String service, Duration patience) {
        new Waiting(services, options.progress(), POLL).await(List.of(services.of(service).queue()), patience);
    }

    /** How far the cloud is from the services. */
    public Distance distance() {
        return options.distance();
    }

    /** The addresses of everything, by part, in the order in which people want to read them. */
    public Map<String, String> addresses() {
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put(Ports.FRONT_DOOR, gateway.uri().toString());
        services.queues().forEach(queue -> addresses.put(queue, baseUrl(queue).toString()));
        services.queues()
            .forEach(queue -> addresses.put(Ports.management(queue), managementUrl(queue).toString()));
        addresses.putAll(standIns.addresses());
        addresses.putAll(observers.addresses());
        return addresses;
    }

    /** Ends the services, side by side, then the stand-ins. A second call does nothing. */
    @Override
    public void close() {
        cleanup.close();
    }

    /**
     * The services begin while most stand-ins are still starting, which are there long before a service asks for them;
     * one that is early tries again, and cannot publish before all have subscribed. Only the check of the topology is
     * made once: where somebody says how strict it is, the services wait for all stand-ins, as they do for a step
     * before them.
     */
    private void startAll() {
        boolean together = options.startsServices() && options.beforeServices().isEmpty()
            && services.queues().stream()
                .noneMatch(queue -> services.of(queue).variables().containsKey(TOPOLOGY_CHECK));
        if (together) {
            startServices();
        }
        cloud().await();
        standIns.createTables(services.queues());
        callable = true;
        writeState();
        cleanup.later(observers::stop);
        observers.start();
        options.beforeServices().ifPresent(step -> step.accept(this));
        if (!options.startsServices()) {
            services.queues().forEach(queue -> files.variables(queue, services.of(queue).variables()));
        } else if (!together) {
            startServices();
        }
    }

    /** Of services and of what observes them. */
    Map<String, ServiceProcess> processes() {
        Map<String, ServiceProcess> all = new LinkedHashMap<>(services.all());
        all.putAll(observers.processes());
        return all;
    }

    private void startServices() {
        cleanup.later(services::stop);
        options.progress().accept("Starting " + String.join(", ", services.all().keySet()));
        services.all().values().forEach(ServiceProcess::start);
        cleanup.later(archives);
    }

    private synchronized void writeState() {
        if (!callable) {
            return;
        }
        state.write(this, starting);
    }
}
