package io.guardianpartner.local.supervisor;

import static java.util.stream.Collectors.joining;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.guardianpartner.message.Contract;
import io.guardianpartner.message.ServiceEntry;

/** Launches of the services' jars, with the changes that were asked for. */
final class Launches {

    private final Path root;
    private final Map<String, UnaryOperator<Launch>> changes = new HashMap<>();

    /** @param root the directory of the repository; absolute */
    Launches(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    /** Adds a change to those of a service. */
    void change(String service, UnaryOperator<Launch> change) {
        changes.merge(service, change, (first, second) -> launch -> second.apply(first.apply(launch)));
    }

    Launch of(Contract contract, String queue) {
        Launch launch = Launch.ofJar(ServiceJar.of(root, queue));
        ServiceEntry service = contract.services().values().stream().filter(entry -> entry.queue().equals(queue))
            .findFirst().orElseThrow();
        for (String name : List.of(service.name(), queue)) {
            launch = changed(name, launch);
        }
        return launch;
    }

    Launch changed(String name, Launch launch) {
        return changes.getOrDefault(name, UnaryOperator.identity()).apply(launch);
    }

    /** The path of the authenticator's jar. */
    Path functionJar() {
        return root.resolve(LocalAuthenticator.NAME).resolve("target").resolve(LocalAuthenticator.NAME + ".jar");
    }

    /** Rejects a change of a service that does not exist, which would do nothing. */
    void requireKnown(Contract contract) {
        Set<String> known = new LinkedHashSet<>();
        contract.services().values().forEach(service -> known.addAll(List.of(service.queue(), service.name())));
        known.add(LocalAuthenticator.NAME);
        for (String name : changes.keySet()) {
            if (!known.contains(name)) {
                throw new PlatformException("There is no service " + name + "; the services are "
                    + contract.services().values().stream().map(ServiceEntry::queue).collect(joining(", ")) + ".");
            }
        }
    }

    void requireJars(Contract contract) {
        for (ServiceEntry service : contract.services().values()) {
            Launch launch = of(contract, service.queue());
            if (launch.command().isEmpty() && !Files.exists(launch.jar())) {
                throw new PlatformException(service.name() + " has no jar at " + root.relativize(launch.jar())
                    + ": build it with mvn -q -DskipTests package -pl routes-" + service.queue() + " -am");
            }
        }
    }
}
