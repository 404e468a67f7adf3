package io.guardianpartner.local.supervisor;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.guardianpartner.local.http.Loopback;
import io.guardianpartner.local.network.DelayLines;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.ServiceEntry;

/**
 * The processes of a platform: one for each service of the contract, and the authenticator's where it runs. A service goes
 * by its name in the contract or by its queue. Thread-safe.
 */
final class ServiceProcesses {

    /** As in the pods: their grace period. */
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);
    /** The number of crashes in a row while starting that are no accident. */
    private static final int HOPELESS = 3;

    private final Contract contract;
    private final PlatformBuilder options;
    private final Ports ports;
    private final PlatformFiles files;
    private final Readiness readiness = new Readiness();
    private final Map<String, ServiceProcess> services = new LinkedHashMap<>();
    private final Optional<LocalAuthenticator> authenticator;

    /** Describes them; nothing is started. */
    ServiceProcesses(PlatformBuilder options, Ports ports, PlatformFiles files, StandIns standIns,
        DelayLines lines, ServiceProcess.Surroundings surroundings, Cleanup cleanup) {
        this.contract = options.contract();
        this.options = options;
        this.ports = ports;
        this.files = files;
        Map<String, Launch> unpacked = contract.services().values().parallelStream().map(ServiceEntry::queue)
            .collect(Collectors.toMap(queue -> queue, this::unpacked));
        authenticator = options.startsServices()
            ? LocalAuthenticator.describe(options, files, standIns.cloud(), standIns.identity(), surroundings, cleanup)
            : Optional.empty();
        for (ServiceEntry service : contract.services().values()) {
            String queue = service.queue();
            Map<String, String> variables = options.observedVariables(ports);
            variables.putAll(lines.over(ServiceVariables.of(service, contract, standIns.cloud(), ports,
                options.broker(), standIns.identity())));
            services.put(queue, new ServiceProcess(queue, unpacked.get(queue), variables, files.of(queue),
                surroundings));
        }
    }

    /** The services by their queues' names, in the contract's order. */
    List<String> queues() {
        return List.copyOf(services.keySet());
    }

    /** The services, and the authenticator if it runs here. */
    Map<String, ServiceProcess> all() {
        Map<String, ServiceProcess> all = new LinkedHashMap<>(services);
        authenticator.ifPresent(there -> all.put(LocalAuthenticator.NAME, there.process()));
        return all;
    }

    /** @throws PlatformException if there is no such service */
    ServiceProcess of(String service) {
        ServiceEntry entry = contract.services().get(service);
        ServiceProcess process = all().get(entry == null ? service : entry.queue());
        if (process == null) {
            throw new PlatformException("The contract has no service " + service + "; it has "
                + String.join(", ", all().keySet()) + ".");
        }
        return process;
    }

    URI baseUrl(String service) {
        return Loopback.uri(ports.of(of(service).queue()));
    }

    URI managementUrl(String service) {
        return Loopback.uri(ports.of(Ports.management(of(service).queue())));
    }

    boolean isReady(String service) {
        boolean ready = service.equals(LocalAuthenticator.NAME)
            ? authenticator.orElseThrow().isReady()
            : readiness.of(managementUrl(service));
        return of(service).isAlive() && ready;
    }

    /** Whether a service has ended so often that to wait for it is in vain. */
    boolean isHopeless(String queue) {
        return of(queue).crashes() >= (options.restartsCrashed() ? HOPELESS : 1);
    }

    /** Finds where the public routes of a name lead; empty where nothing serves them. */
    Optional<URI> target(String name) {
        return name.equals(LocalAuthenticator.ROUTES)
            ? authenticator.map(LocalAuthenticator::uri)
            : services.containsKey(name) ? Optional.of(baseUrl(name)) : Optional.empty();
    }

    /** Ends one in order. */
    void stop(String service) {
        of(service).stop(STOP_PATIENCE);
    }

    /** Ends all in order, side by side. */
    void stop() {
        all().values().forEach(ServiceProcess::askToStop);
        all().values().forEach(process -> process.stop(STOP_PATIENCE));
    }

    private Launch unpacked(String queue) {
        Launch launch = options.launchOf(queue);
        return launch.command().isEmpty() && options.startsServices()
            ? launch.withJar(UnpackedJar.of(launch.jar(), files.unpacked(queue)))
            : launch;
    }
}
