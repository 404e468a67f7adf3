package io.guardianpartner.operations.cli;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.guardianpartner.operations.OperationException;
import io.guardianpartner.operations.platform.PlatformState;
import io.guardianpartner.operations.routes.RouteOperations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The routes of services: what they do, and their start and stop. */
@Command(name = "routes", sortOptions = false, description = {
    "Prints the routes of services with their counts; of one route its steps and a picture. Starts, stops, suspends or",
    "resumes a route that takes work in by itself: from a queue, by a clock, from other routes that do not wait."}, footer = {
        "",
        "A route that is ended finishes what is in flight; messages wait in their queue, nothing is lost. It is of one pod",
        "alone: other pods go on, and after its next start the pod runs all routes again. The service writes an audit log.",
        "",
        "On this machine it finds services and token by itself. Elsewhere --url names the management port of a pod,",
        "reached by kubectl -n guardian port-forward POD 9080, and --token where an access token of an administrator",
        "comes from.", "", "Exit code 1 if there is no such route, it is refused, or nobody answers.", "", "Examples:",
        "  guardian routes", "  guardian routes catalog catalog.in",
        "  guardian routes catalog catalog.in stop --reason \"stock is being counted\"",
        "  guardian routes catalog catalog.in start",
        "  guardian routes orders --url http://localhost:9080 --token file:admin.token"})
public class RoutesCommand implements Callable<Integer> {

    private static final String MANAGEMENT = "-management";
    private static final Set<String> ACTIONS = Set.of("start", "stop", "suspend", "resume");

    @Parameters(index = "0", arity = "0..1", paramLabel = "SERVICE", description = "By its queue, such as orders (default: all).")
    private String service;

    @Parameters(index = "1", arity = "0..1", paramLabel = "ROUTE", description = "A route's id.")
    private String route;

    @Parameters(index = "2", arity = "0..1", paramLabel = "ACTION", description = "start, stop, suspend or resume.")
    private String action;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit log; required by stop and suspend.")
    private String reason;

    @Mixin
    private CallOptions call;

    @Option(names = "--json", description = "Prints a JSON object for each route.")
    private boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this and ends.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        check();
        RoutePrinter printer = new RoutePrinter(spec.commandLine().getOut());
        if (route == null) {
            addresses().forEach((queue, address) -> list(queue, operations(address), printer));
            return 0;
        }
        RouteOperations pod = operations(addresses().get(service));
        JsonNode found = action == null ? pod.show(route) : pod.change(route, action, reason);
        if (json) {
            print(service, found);
        } else if (action == null) {
            printer.route(found);
        } else {
            spec.commandLine().getOut().println("Route " + route + " is "
                + found.path("state").asText().toLowerCase(Locale.ROOT) + ".");
            spec.commandLine().getOut().flush();
        }
        return 0;
    }

    private void list(String queue, RouteOperations pod, RoutePrinter printer) {
        JsonNode routes = pod.list();
        if (json) {
            routes.forEach(each -> print(queue, each));
        } else {
            printer.routes(queue, routes);
        }
    }

    private void print(String queue, JsonNode each) {
        ObjectNode line = each.deepCopy();
        Output.json(spec.commandLine().getOut(), line.put("service", queue));
    }

    private void check() {
        if (action != null && !ACTIONS.contains(action)) {
            throw wrong("ACTION is start, stop, suspend or resume, not " + action);
        }
        if (Set.of("stop", "suspend").contains(String.valueOf(action)) && (reason == null || reason.isBlank())) {
            throw wrong(action + " needs --reason: the audit log says why the route does not run");
        }
        if (action == null && reason != null) {
            throw wrong("--reason goes with an ACTION");
        }
        call.check("http://localhost:9080");
        if (call.url().isPresent() && service == null) {
            throw wrong("--url goes with SERVICE and --token");
        }
    }

    /** Management ports by the services' queues: one, or all that run here. */
    private TreeMap<String, URI> addresses() {
        TreeMap<String, URI> found = new TreeMap<>();
        if (call.url().isPresent()) {
            found.put(service, call.url().get());
            return found;
        }
        PlatformState running = Home.of(spec).running();
        running.addresses().forEach((part, address) -> {
            String queue = part.endsWith(MANAGEMENT) ? part.substring(0, part.length() - MANAGEMENT.length()) : "";
            if (!queue.isEmpty() && (service == null || service.equals(queue))) {
                found.put(queue, URI.create(address));
            }
        });
        if (found.isEmpty()) {
            throw service == null
                ? running.notReady()
                : new OperationException("No service " + service
                    + " runs here; ./guardian status shows those that do");
        }
        return found;
    }

    private RouteOperations operations(URI address) {
        return new RouteOperations(address, call.token());
    }

    private ParameterException wrong(String why) {
        return new ParameterException(spec.commandLine(), why);
    }
}
