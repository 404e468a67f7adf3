package io.guardianpartner.local.supervisor;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import io.guardianpartner.local.archive.ArchiveMaker;
import io.guardianpartner.local.identity.MailedCode;
import io.guardianpartner.local.mercadopago.SimulatorOptions;
import io.guardianpartner.local.network.Distance;
import io.guardianpartner.local.pages.Pages;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.ServiceEntry;
import org.slf4j.LoggerFactory;

/** Options of a {@link Platform}. */
public final class PlatformBuilder {

    private final Launches launches;
    private final Map<String, Integer> chosenPorts = new HashMap<>();
    private Contract contract = Contract.load();
    private String environment = "local";
    private boolean standInsOnly;
    private Path directory;
    private boolean freePorts;
    private boolean keepsArchives;
    private int archivesNiceness = ArchiveMaker.LOWEST_PRIORITY;
    private boolean observed;
    private boolean restartsCrashed = true;
    private Distance distance = Distance.NONE;
    private RestartBackoff backoff = RestartBackoff.DEFAULT;
    private SimulatorOptions broker = SimulatorOptions.defaults();
    private Pages pages = Pages.built();
    private final Set<String> allowedOrigins = new LinkedHashSet<>();
    private Clock identityClock = Clock.systemUTC();
    private Optional<Consumer<Platform>> beforeServices = Optional.empty();
    private Consumer<MailedCode> mail = code -> {};
    private Consumer<String> progress = LoggerFactory.getLogger(Platform.class)::info;

    PlatformBuilder(Path root) {
        this.launches = new Launches(root.toAbsolutePath());
        this.directory = root.toAbsolutePath().resolve(".guardian");
    }

    /** The contract with the services; by default the one on the class path. */
    public PlatformBuilder contract(Contract given) {
        this.contract = given;
        return this;
    }

    /** The prefix of physical names; by default {@code local}. */
    public PlatformBuilder environment(String name) {
        this.environment = name;
        return this;
    }

    /** The directory for state and logs; by default {@code .guardian} in the repository. */
    public PlatformBuilder directory(Path given) {
        this.directory = given.toAbsolutePath();
        return this;
    }

    /** Any free port for every part that no other was chosen for. */
    public PlatformBuilder freePorts() {
        this.freePorts = true;
        return this;
    }

    /** Keeps an archive of classes per process for a faster next start; by default none. */
    public PlatformBuilder keepArchives() {
        this.keepsArchives = true;
        return this;
    }

    /** As {@link #keepArchives()}, for those who wait until an archive is made: at their own priority. */
    PlatformBuilder keepArchivesAtOnce() {
        this.archivesNiceness = 0;
        return keepArchives();
    }

    /** Starts Prometheus, Zipkin and Grafana beside the services, as far as they are installed. */
    public PlatformBuilder observe() {
        this.observed = true;
        return this;
    }

    /** The distance of SQS, SNS, DynamoDB and PostgreSQL for the services' processes; by default none. */
    public PlatformBuilder distance(Distance given) {
        this.distance = given;
        return this;
    }

    /** A part's port, see {@link Ports} for their names; 0 for any free one. */
    public PlatformBuilder port(String part, int port) {
        chosenPorts.put(part, port);
        return this;
    }

    /** Changes how one service is started; several changes add up. */
    public PlatformBuilder launch(String service, UnaryOperator<Launch> change) {
        launches.change(service, change);
        return this;
    }

    /** Changes how every service is started. */
    public PlatformBuilder launchAll(UnaryOperator<Launch> change) {
        contract.services().values().forEach(service -> launch(service.queue(), change));
        return this;
    }

    /** An environment variable of one service, over the platform's own. */
    public PlatformBuilder variable(String service, String name, String value) {
        return launch(service, launch -> launch.withVariable(name, value));
    }

    /** Does not restart a crashed service. */
    public PlatformBuilder leaveCrashed() {
        this.restartsCrashed = false;
        return this;
    }

    public PlatformBuilder backoff(RestartBackoff given) {
        this.backoff = given;
        return this;
    }

    /** Options of the Mercado Pago simulator; its port is chosen by {@link #port}. */
    public PlatformBuilder broker(SimulatorOptions given) {
        this.broker = given;
        return this;
    }

    /**
     * Starts neither services nor authenticator. To start the services, take the variables of each in
     * {@code variables/<queue>.env} of the directory, and lets them listen where the gateway looks for them.
     */
    public PlatformBuilder standInsOnly() {
        this.standInsOnly = true;
        return this;
    }

    /**
     * A step between the stand-ins and the services, as the migration job is in a cluster; it may still change how
     * services start.
     */
    public PlatformBuilder beforeServices(Consumer<Platform> step) {
        this.beforeServices = Optional.of(step);
        return this;
    }

    /**
     * An origin whose pages may call the gateway and read its answers ({@code https://shop.example}); {@code *} for
     * all.
     */
    public PlatformBuilder allowOrigin(String origin) {
        allowedOrigins.add(origin);
        return this;
    }

    /** A directory whose pages are read anew for each request, before those that were built; for whoever works on them. */
    public PlatformBuilder pages(Path directory) {
        this.pages = Pages.of(directory);
        return this;
    }

    /** The clock by which codes, sessions and tokens of the identity stand-in age; by default the system's. */
    public PlatformBuilder identityClock(Clock given) {
        this.identityClock = given;
        return this;
    }

    /** A listener for every code that would be mailed; by default only the identity stand-in's page shows them. */
    public PlatformBuilder mail(Consumer<MailedCode> listener) {
        this.mail = listener;
        return this;
    }

    /** A listener for progress, a line at a time; by default the log. */
    public PlatformBuilder progress(Consumer<String> listener) {
        this.progress = listener;
        return this;
    }

    /**
     * Starts everything and returns when the stand-ins answer and the services' processes run.
     *
     * @throws PlatformException if a port is taken, a jar is missing or a change is of no service; nothing is left
     * running then
     */
    public Platform start() {
        return new Platform(this);
    }

    Contract contract() {
        return contract;
    }

    String environment() {
        return environment;
    }

    Distance distance() {
        return distance;
    }

    boolean startsServices() {
        return !standInsOnly;
    }

    Optional<Consumer<Platform>> beforeServices() {
        return beforeServices;
    }

    Path directory() {
        return directory;
    }

    boolean keepsArchives() {
        return keepsArchives;
    }

    int archivesNiceness() {
        return archivesNiceness;
    }

    List<ObservingTool> observingTools() {
        Programs installed = Programs.INSTALLED;
        return observed
            ? List.of(new PrometheusTool(installed),
                new ZipkinTool(installed, Path.of(System.getProperty("user.home"))),
                new GrafanaTool(installed))
            : List.of();
    }

    /** Variables by which services tell the observing tools. */
    Map<String, String> observedVariables(Ports ports) {
        Map<String, String> variables = new HashMap<>();
        observingTools().forEach(tool -> variables.putAll(tool.variables(observed(ports))));
        return variables;
    }

    ObservingTool.Observed observed(Ports ports) {
        List<String> queues = contract.services().values().stream().map(ServiceEntry::queue).toList();
        return new ObservingTool.Observed(launches.root(), directory, ports, queues);
    }

    boolean restartsCrashed() {
        return restartsCrashed;
    }

    RestartBackoff backoff() {
        return backoff;
    }

    SimulatorOptions broker() {
        return broker;
    }

    Set<String> allowedOrigins() {
        return Set.copyOf(allowedOrigins);
    }

    Pages pages() {
        return pages;
    }

    Clock identityClock() {
        return identityClock;
    }

    Consumer<MailedCode> mail() {
        return mail;
    }

    Consumer<String> progress() {
        return progress;
    }

    Ports ports() {
        return Ports.of(contract, chosenPorts, freePorts, observed);
    }

    Launch launchOf(String queue) {
        return launches.of(contract, queue);
    }

    Launch changed(String name, Launch launch) {
        return launches.changed(name, launch);
    }

    Path functionJar() {
        return launches.functionJar();
    }

    /** @throws PlatformException if a jar is missing, or a change is of no service */
    void requireServices() {
        launches.requireKnown(contract);
        launches.requireJars(contract);
    }
}
