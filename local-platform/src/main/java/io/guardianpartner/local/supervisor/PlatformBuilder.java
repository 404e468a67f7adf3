package io.guardianpartner.local.supervisor;

import static java.util.stream.Collectors.joining;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import io.guardianpartner.local.identity.MailedCode;
import io.guardianpartner.local.mercadopago.SimulatorOptions;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.ServiceEntry;
import org.slf4j.LoggerFactory;

/** Options of a {@link Platform}. */
public final class PlatformBuilder {

    private final Path root;
    private final Map<String, Integer> chosenPorts = new HashMap<>();
    private final Map<String, UnaryOperator<Launch>> launches = new HashMap<>();
    private Contract contract = Contract.load();
    private String environment = "local";
    private boolean standInsOnly;
    private Path directory;
    private boolean freePorts;
    private boolean keepsArchives;
    private boolean restartsCrashed = true;
    private Backoff backoff = Backoff.DEFAULT;
    private SimulatorOptions broker = SimulatorOptions.defaults();
    private final Set<String> allowedOrigins = new LinkedHashSet<>();
    private Clock identityClock = Clock.systemUTC();
    private Consumer<Platform> beforeServices = platform -> {};
    private Consumer<MailedCode> mail = code -> {};
    private Consumer<String> progress = LoggerFactory.getLogger(Platform.class)::info;

    PlatformBuilder(Path root) {
        this.root = root.toAbsolutePath();
        this.directory = this.root.resolve(".guardian");
    }

    /** Which services there are; the contract on the class path unless said otherwise. */
    public PlatformBuilder contract(Contract given) {
        this.contract = given;
        return this;
    }

    /** What physical names begin with; {@code local} unless said otherwise. */
    public PlatformBuilder environment(String name) {
        this.environment = name;
        return this;
    }

    /** Where state and logs go; {@code .guardian} in the repository unless said otherwise. */
    public PlatformBuilder directory(Path given) {
        this.directory = given.toAbsolutePath();
        return this;
    }

    /** Any free port for every part that no other was chosen for. */
    public PlatformBuilder freePorts() {
        this.freePorts = true;
        return this;
    }

    /** Keeps an archive of classes per process, by which the next start is faster; none unless said. */
    public PlatformBuilder keepArchives() {
        this.keepsArchives = true;
        return this;
    }

    /** A part's port, see {@link Ports} for their names; 0 for any free one. */
    public PlatformBuilder port(String part, int port) {
        chosenPorts.put(part, port);
        return this;
    }

    /** Changes how one service is started; several changes add up. */
    public PlatformBuilder launch(String service, UnaryOperator<Launch> change) {
        launches.merge(service, change, (first, second) -> launch -> second.apply(first.apply(launch)));
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

    /** Leaves a crashed service where it fell, until somebody starts it. */
    public PlatformBuilder leaveCrashed() {
        this.restartsCrashed = false;
        return this;
    }

    public PlatformBuilder backoff(Backoff given) {
        this.backoff = given;
        return this;
    }

    /** How the Mercado Pago simulator is; its port is chosen by {@link #port}. */
    public PlatformBuilder broker(SimulatorOptions given) {
        this.broker = given;
        return this;
    }

    /**
     * Starts neither services nor authenticator. Whoever starts the services finds the variables of each in
     * {@code variables/<queue>.env} of the directory, and lets them listen where the front door looks for them.
     */
    public PlatformBuilder standInsOnly() {
        this.standInsOnly = true;
        return this;
    }

    /** A step between the stand-ins and the services, as the migration job is in a cluster; it may still change how services start. */
    public PlatformBuilder beforeServices(Consumer<Platform> step) {
        this.beforeServices = step;
        return this;
    }

    /** An origin whose pages may call the front door and read its answers ({@code https://shop.example}); {@code *} for all. */
    public PlatformBuilder allowOrigin(String origin) {
        allowedOrigins.add(origin);
        return this;
    }

    /** The clock by which codes, sessions and tokens of the identity stand-in age; the system's unless said otherwise. */
    public PlatformBuilder identityClock(Clock given) {
        this.identityClock = given;
        return this;
    }

    /** Who is told of every code that would be mailed, besides the identity stand-in's page; nobody unless said otherwise. */
    public PlatformBuilder mail(Consumer<MailedCode> listener) {
        this.mail = listener;
        return this;
    }

    /** Who is told how it goes, a line at a time; the log unless said otherwise. */
    public PlatformBuilder progress(Consumer<String> listener) {
        this.progress = listener;
        return this;
    }

    /**
     * Starts everything and returns when the stand-ins answer and the services' processes run.
     *
     * @throws PlatformException if a port is taken, a jar is missing or a change is of no service; nothing is left running then
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

    boolean startsServices() {
        return !standInsOnly;
    }

    Consumer<Platform> beforeServices() {
        return beforeServices;
    }

    Path directory() {
        return directory;
    }

    boolean keepsArchives() {
        return keepsArchives;
    }

    boolean restartsCrashed() {
        return restartsCrashed;
    }

    Backoff backoff() {
        return backoff;
    }

    SimulatorOptions broker() {
        return broker;
    }

    Set<String> allowedOrigins() {
        return Set.copyOf(allowedOrigins);
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
        return Ports.of(contract, chosenPorts, freePorts);
    }

    Launch launchOf(String queue) {
        Launch launch = Launch.ofJar(ServiceJar.of(root, queue));
        ServiceEntry service = contract.services().values().stream().filter(entry -> entry.queue().equals(queue))
            .findFirst().orElseThrow();
        for (String name : List.of(service.name(), queue)) {
            launch = changed(name, launch);
        }
        return launch;
    }

    Launch changed(String name, Launch launch) {
        return launches.getOrDefault(name, UnaryOperator.identity()).apply(launch);
    }

    /** Where Maven puts the authenticator's jar. */
    Path functionJar() {
        return root.resolve(LocalAuthenticator.NAME).resolve("target").resolve(LocalAuthenticator.NAME + ".jar");
    }

    /** Nobody shall wonder why a change of how a service is started does nothing. */
    void requireKnownServices() {
        Set<String> known = new LinkedHashSet<>();
        contract.services().values().forEach(service -> known.addAll(List.of(service.queue(), service.name())));
        known.add(LocalAuthenticator.NAME);
        for (String name : launches.keySet()) {
            if (!known.contains(name)) {
                throw new PlatformException("There is no service " + name + "; the services are "
                    + contract.services().values().stream().map(ServiceEntry::queue).collect(joining(", ")) + ".");
            }
        }
    }

    void requireJars() {
        for (ServiceEntry service : contract.services().values()) {
            Launch launch = launchOf(service.queue());
            if (launch.command().isEmpty() && !Files.exists(launch.jar())) {
                throw new PlatformException(service.name() + " has no jar at " + root.relativize(launch.jar())
                    + ": build it with mvn -q -DskipTests package -pl routes-" + service.queue() + " -am");
            }
        }
    }
}
