package io.guardianpartner.local.supervisor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.guardianpartner.local.Component;
import io.guardianpartner.local.http.Loopback;
import io.guardianpartner.local.http.PortTakenException;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.ServiceEntry;

/**
 * The ports of all parts. Parts are called {@code front-door}, {@code mercado-pago}, {@code identity}, {@code sqs},
 * {@code sns}, {@code dynamodb}, {@code postgres}, {@code secrets-manager}, and each service by its queue: {@code
 * orders}, {@code orders-management}. Where it is observed, also {@code prometheus}, {@code zipkin}, {@code grafana}.
 */
public final class Ports {

    static final String FRONT_DOOR = "front-door";
    static final String MERCADO_PAGO = "mercado-pago";
    static final String IDENTITY = "identity";

    private static final int FIRST_SERVICE = 8081;
    private static final int MANAGEMENT_OFFSET = 1000;
    /** The Mercado Pago simulator's, and the identity stand-in's. */
    private static final Set<Integer> RESERVED = Set.of(8084, 8085);

    private final Map<String, Integer> ports;

    private Ports(Map<String, Integer> ports) {
        this.ports = ports;
    }

    /**
     * The usual ports, but for those that are chosen.
     *
     * @param chosen by part; 0 for any free one
     * @param free whether all that are not chosen are any free ones
     * @param observed whether there are parts for observing tools, too
     *
     * @throws PlatformException if there is no such part, or two parts are to have one port
     */
    static Ports of(Contract contract, Map<String, Integer> chosen, boolean free, boolean observed) {
        Map<String, Integer> ports = usual(contract);
        if (observed) {
            ports.put(PrometheusTool.PART, 9090);
            ports.put(ZipkinTool.PART, 9411);
            ports.put(GrafanaTool.PART, 3000);
        }
        for (String part : chosen.keySet()) {
            if (!ports.containsKey(part)) {
                throw new PlatformException("There is no part " + part + " to give a port to; the parts are "
                    + String.join(", ", ports.keySet()) + ".");
            }
        }
        if (free) {
            ports.replaceAll((part, port) -> 0);
        }
        ports.putAll(chosen);
        ports.replaceAll((part, port) -> port == 0 ? Loopback.freePort() : port);
        Set<Integer> seen = new HashSet<>();
        ports.forEach((part, port) -> {
            if (!seen.add(port)) {
                throw new PlatformException(
                    "Port " + port + " is given to two parts, one of them " + part + "; choose another with --port "
                        + part + "=…");
            }
        });
        return new Ports(ports);
    }

    /** The parts and the ports on which people expect them. */
    static Map<String, Integer> usual(Contract contract) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put(FRONT_DOOR, 8080);
        int next = FIRST_SERVICE;
        for (ServiceEntry service : contract.services().values()) {
            while (RESERVED.contains(next)) {
                next++;
            }
            ports.put(service.queue(), next);
            ports.put(management(service.queue()), next + MANAGEMENT_OFFSET);
            next++;
        }
        ports.put(MERCADO_PAGO, 8084);
        ports.put(IDENTITY, 8085);
        for (Component component : Component.values()) {
            ports.put(name(component), component.defaultPort());
        }
        return ports;
    }

    static String management(String queue) {
        return queue + "-management";
    }

    static String name(Component component) {
        return component.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    int of(String part) {
        return ports.get(part);
    }

    /**
     * Verifies that no other process listens on any of them.
     *
     * @throws PlatformException with a line for each that is taken: the port, the part, who holds it, what to do
     */
    void requireFree() {
        List<String> taken = new ArrayList<>();
        ports.forEach((part, port) -> {
            try {
                Loopback.requireFree(part, port);
            } catch (PortTakenException e) {
                taken.add("Port " + port + " for " + part + " is taken" + PortHolder.of(port).map(who -> " by " + who)
                    .orElse("") + ": free it, or choose another with --port " + part + "=… (or --ports free).");
            }
        });
        if (!taken.isEmpty()) {
            throw new PlatformException(String.join(System.lineSeparator(), taken));
        }
    }
}
