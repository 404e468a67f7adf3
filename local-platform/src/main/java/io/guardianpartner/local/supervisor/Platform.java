package io.guardianpartner.local.supervisor;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import io.guardianpartner.local.LocalCloud;
import io.guardianpartner.local.Part;
import io.guardianpartner.local.frontdoor.FrontDoor;
import io.guardianpartner.local.frontdoor.JwtAuthorizer;
import io.guardianpartner.local.frontdoor.PublicRoutes;
import io.guardianpartner.local.identity.IdentityOptions;
import io.guardianpartner.local.identity.LocalIdentity;
import io.guardianpartner.local.mercadopago.MercadoPagoSimulator;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.ServiceEntry;

/**
 * Guardian running on this machine: stand-ins, front door, and a process for every service of the contract. Services are
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

    /** What Kubernetes gives a pod here. */
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);
    /** So many crashes in a row while starting are no accident. */
    private static final int HOPELESS = 3;
    private static final Duration POLL = Duration.ofMillis(200);

    private final Contract contract;
    private final Path directory;
    private final PlatformFiles files;
    private final Ports ports;
    private final PlatformBuilder options;
    private final Cleanup cleanup = new Cleanup();
    private final Map<String, ServiceProcess> services = new LinkedHashMap<>();
    private final Readiness readiness = new Readiness();
    private final Reaper reaper;
    private final ServiceArchives archives;
    private final LocalCloud cloud;
    private final MercadoPagoSimulator broker;
    private final LocalIdentity identity;
    private Optional<LocalAuthenticator> authenticator = Optional.empty();
    private final FrontDoor door;
    private volatile boolean starting = true;

    Platform(PlatformBuilder options) {
        this.options = options;
        this.contract = options.contract();
        this.directory = options.directory();
        this.files = new PlatformFiles(directory);
        this.ports = options.ports();
        options.requireKnownServices();
        options.requireJars();
        cleanup.later(DirectoryLock.take(directory));
        try {
            cleanup.later(() -> PlatformState.delete(directory));
            PlatformState.ofStart().write(directory);
            ports.requireFree();
            cleanup.later(files).create();
            reaper = cleanup.later(Reaper.start());
            archives = ServiceArchives.open(options, files, reaper);
            options.progress().accept("Starting SQS, SNS, DynamoDB, PostgreSQL");
            cloud = cleanup.later(startCloud());
            broker = cleanup.later(MercadoPagoSimulator.start(options.broker().withPort(ports.of(Ports.MERCADO_PAGO))));
            identity = cleanup.later(startIdentity());
            cloud.postgresPid().ifPresent(reaper::watchPostgres);
            describeServices();
            door = cleanup.later(FrontDoor.open(ports.of(Ports.FRONT_DOOR), options.allowedOrigins(),
                PublicRoutes.load(), new JwtAuthorizer(identity.issuer(), Set.of(identity.peopleClient().id())),
                this::behindTheDoor));
            options.beforeServices().accept(this);
            if (options.startsServices()) {
                startServices();
                cleanup.later(archives);
            } else {
                services.forEach((queue, process) -> files.variables(queue, process.variables()));
            }
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
        return cloud;
    }

    public MercadoPagoSimulator broker() {
        return broker;
    }

    /** The user pool: who may sign in, and what would be mailed to them. */
    public LocalIdentity identity() {
        return identity;
    }

    public URI frontDoor() {
        return door.uri();
    }

    /** The services by their queues' names, in the contract's order. */
    public List<String> services() {
        return List.copyOf(services.keySet());
    }

    /** Where a service's private API is. */
    public URI baseUrl(String service) {
        return ServiceVariables.at(ports.of(process(service).queue()));
    }

    /** Where a service's health and metrics are. */
    public URI managementUrl(String service) {
        return ServiceVariables.at(ports.of(Ports.management(process(service).queue())));
    }

    public Path log(String service) {
        return process(service).log();
    }

    /** The environment variables with which a service's process is started. */
    public Map<String, String> variables(String service) {
        return process(service).variables();
    }

    /** The pid of a service's process; empty while it has none. */
    public Optional<Long> pid(String service) {
        var pid = process(service).pid();
        return pid.isPresent() ? Optional.of(pid.getAsLong()) : Optional.empty();
    }

    /** Changes how a service is started; holds from its next start on. */
    public void change(String service, UnaryOperator<Launch> change) {
        process(service).change(change);
    }

    public void start(String service) {
        process(service).start();
    }

    /** Ends a service in order and leaves it ended. */
    public void stop(String service) {
        process(service).stop(STOP_PATIENCE);
    }

    /** Ends a service in order and starts it again; {@link #awaitReady(String, Duration)} waits until it is. */
    public void restart(String service) {
        stop(service);
        start(service);
    }

    /** {@code kill -9}. As after any crash the service is started again after a pause, unless told otherwise. */
    public void kill(String service) {
        process(service).kill();
    }

    /** Waits until a service's present process has ended, of itself or not. */
    public boolean awaitExit(String service, Duration patience) {
        return process(service).awaitExit(patience);
    }

    public boolean isReady(String service) {
        boolean ready = service.equals(LocalAuthenticator.NAME)
            ? authenticator.orElseThrow().isReady()
            : readiness.of(managementUrl(service));
        return process(service).isAlive() && ready;
    }

    /**
     * Waits until all services are ready that it has started.
     *
     * @throws PlatformException if they are not in time, or one keeps crashing; the message names its log
     */
    public void awaitReady(Duration patience) {
        if (options.startsServices()) {
            new Waiting(this, options.progress(), POLL).await(processes().keySet(), patience);
        }
        starting = false;
        writeState();
        archives.make();
    }

    /** Waits for one service, see {@link #awaitReady(Duration)}. */
    public void awaitReady(String service, Duration patience) {
        new Waiting(this, options.progress(), POLL).await(List.of(process(service).queue()), patience);
    }

    /** The addresses of everything, by part, in the order in which people want to read them. */
    public Map<String, String> addresses() {
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put(Ports.FRONT_DOOR, door.uri().toString());
        services.keySet().forEach(queue -> addresses.put(queue, baseUrl(queue).toString()));
        services.keySet()
            .forEach(queue -> addresses.put(Ports.management(queue), managementUrl(queue).toString()));
        addresses.put(Ports.MERCADO_PAGO, broker.uri().toString());
        addresses.put(Ports.IDENTITY, identity.uri().toString());
        addresses.put(Ports.name(Part.SQS), cloud.sqsEndpoint().toString());
        addresses.put(Ports.name(Part.SNS), cloud.snsEndpoint().toString());
        addresses.put(Ports.name(Part.DYNAMODB), cloud.dynamoDbEndpoint().toString());
        addresses.put(Ports.name(Part.POSTGRES), "postgresql://127.0.0.1:" + cloud.postgresPort());
        addresses.put(Ports.name(Part.SECRETS_MANAGER), cloud.secretsManagerEndpoint().toString());
        return addresses;
    }

    /** Ends the services, side by side, then the stand-ins. A second call does nothing. */
    @Override
    public void close() {
        cleanup.close();
    }

    /** Whether a service has ended so often that to wait for it is in vain. */
    boolean isHopeless(String queue) {
        return process(queue).crashes() >= (options.restartsCrashed() ? HOPELESS : 1);
    }

    private void describeServices() {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "supervisor");
            thread.setDaemon(true);
            return thread;
        });
        cleanup.later(timer::shutdownNow);
        var surroundings = new ServiceProcess.Surroundings(reaper, timer, options.backoff(),
            options.restartsCrashed(), options.progress(), this::writeState, archives);
        Map<String, Launch> unpacked = contract.services().values().parallelStream().map(ServiceEntry::queue)
            .collect(Collectors.toMap(queue -> queue, this::unpacked));
        if (options.startsServices()) {
            authenticator = LocalAuthenticator.describe(options, files, cloud, identity, surroundings, cleanup);
        }
        for (ServiceEntry service : contract.services().values()) {
            String queue = service.queue();
            ServiceJar.tables(options.launchOf(queue).jar(),
                yaml -> cloud.createTables(cloud.environment().name(), yaml));
            services.put(queue, new ServiceProcess(queue, unpacked.get(queue),
                ServiceVariables.of(service, contract, cloud, ports, options.broker(), identity), files.of(queue),
                surroundings));
        }
    }

    /** The services, and the authenticator if it runs here. */
    Map<String, ServiceProcess> processes() {
        Map<String, ServiceProcess> all = new LinkedHashMap<>(services);
        authenticator.ifPresent(there -> all.put(LocalAuthenticator.NAME, there.process()));
        return all;
    }

    private Optional<URI> behindTheDoor(String name) {
        return name.equals(LocalAuthenticator.ROUTES)
            ? authenticator.map(LocalAuthenticator::uri)
            : services.containsKey(name) ? Optional.of(baseUrl(name)) : Optional.empty();
    }

    private Launch unpacked(String queue) {
        Launch launch = options.launchOf(queue);
        return launch.command().isEmpty() && options.startsServices()
            ? launch.withJar(UnpackedJar.of(launch.jar(), files.unpacked(queue)))
            : launch;
    }

    private void startServices() {
        cleanup.later(this::stopServices);
        options.progress().accept("Starting " + String.join(", ", processes().keySet()));
        processes().values().forEach(ServiceProcess::start);
    }

    private void stopServices() {
        processes().values().forEach(ServiceProcess::askToStop);
        processes().values().forEach(process -> process.stop(STOP_PATIENCE));
    }

    private LocalCloud startCloud() {
        LocalCloud.Builder builder = LocalCloud.builder()
            .environment(options.environment())
            .contract(contract)
            .dynamoDb(true)
            .postgres(true)
            .secretsManager(true);
        for (Part part : Part.values()) {
            builder.port(part, ports.of(Ports.name(part)));
        }
        return builder.start();
    }

    private LocalIdentity startIdentity() {
        return LocalIdentity.start(IdentityOptions.defaults().withPort(ports.of(Ports.IDENTITY))
            .withServices(contract.services().values().stream().map(ServiceEntry::queue).toList())
            .withClock(options.identityClock())
            .withMail(options.mail()));
    }

    private synchronized void writeState() {
        PlatformState.of(this, starting).write(directory);
    }

    private ServiceProcess process(String service) {
        ServiceEntry entry = contract.services().get(service);
        ServiceProcess process = processes().get(entry == null ? service : entry.queue());
        if (process == null) {
            throw new PlatformException("The contract has no service " + service + "; it has "
                + String.join(", ", processes().keySet()) + ".");
        }
        return process;
    }
}
