package io.guardianpartner.local.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

import io.guardianpartner.local.identity.TokenIssuer;
import io.guardianpartner.local.network.DistanceOptions;
import io.guardianpartner.local.supervisor.Platform;
import io.guardianpartner.local.supervisor.PlatformBuilder;
import io.guardianpartner.message.process.StopRequest;
import io.guardianpartner.message.topology.Topology;
import io.guardianpartner.operations.cli.Home;
import io.guardianpartner.operations.platform.PlatformState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts everything, prints the addresses, and runs until it is asked to end. */
@Command(name = "up", sortOptions = false, description = "Starts Guardian and stays until Ctrl-C.", footer = {"",
    "Parts that have a port: front-door (8080), orders (8081), payments (8082), catalog (8083),",
    "mercado-pago (8084), identity (8085), sqs (9324), sns (9911), dynamodb (8000), postgres (5433),",
    "secrets-manager (4584);",
    "a service's health and metrics are at orders-management (9081) and so on.", "", "Examples:",
    "  guardian up --port orders=8181 --port sqs=9999", "  guardian up --ports free",
    "  guardian up --env orders:LOGGING_LEVEL_IO_GUARDIANPARTNER=DEBUG",
    "  guardian up --stand-ins-only"})
class UpCommand implements Callable<Integer> {

    private static final String KITCHEN = "kitchen";
    private static final String ADMIN = "admin";
    private static final String PORTS = "free: any free port for every part that --port does not name.";
    private static final String ENV = "An environment variable for one service or for all.";
    private static final String ORIGIN = "An origin whose pages may call the gateway (CORS), as in "
        + "http://localhost:5173; * for all.";
    private static final String PAGES = "A directory whose pages are served before those that were built, read anew each time: "
        + "web/src/main/pages.";
    private static final String STAND_INS_ONLY = "No services: start them yourself, with the variables that are then "
        + "in .guardian/variables.";
    private static final String ENVIRONMENT = "Prefix of the names of queues, topics and tables (default: "
        + "${DEFAULT-VALUE}).";
    /** Browsers write it in lower case, and it is compared as they write it. */
    private static final Pattern AN_ORIGIN = Pattern.compile("\\*|https?://[a-z0-9.-]+(:[0-9]{1,5})?");
    private static final String NO_ARCHIVES = "Neither uses nor makes archives of classes; by them the services start "
        + "faster from the second time on.";
    private static final String OBSERVE = "Prometheus, Zipkin and Grafana beside the services, as far as they are installed.";
    private static final String TIMEOUT = "Maximum time until the services are ready (default: ${DEFAULT-VALUE}).";

    @Option(names = "--port", paramLabel = "PART=PORT", description = "Another port for a part; 0 for any free one.")
    private List<String> ports = new ArrayList<>();

    @Option(names = "--ports", paramLabel = "usual|free", defaultValue = "usual", description = PORTS)
    private PortChoice choice;

    @Option(names = "--env", paramLabel = "[SERVICE:]NAME=VALUE", description = ENV)
    private List<String> variables = new ArrayList<>();

    @Option(names = "--allow-origin", paramLabel = "ORIGIN", description = ORIGIN)
    private List<String> origins = new ArrayList<>();

    @Option(names = "--pages", paramLabel = "DIRECTORY", description = PAGES)
    private Path pages;

    @Option(names = "--stand-ins-only", description = STAND_INS_ONLY)
    private boolean standInsOnly;

    @Mixin
    private DistanceOptions distance = new DistanceOptions();

    @Option(names = "--environment", paramLabel = "NAME", defaultValue = "local", description = ENVIRONMENT)
    private String environment;

    @Option(names = "--observe", description = OBSERVE)
    private boolean observed;

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "180", description = TIMEOUT)
    private int timeout;

    @Option(names = "--no-archives", description = NO_ARCHIVES)
    private boolean withoutArchives;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this and ends.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    enum PortChoice {
        USUAL, FREE
    }

    @Override
    public Integer call() {
        Numbers.atLeast(1, timeout, "--timeout", spec);
        PrintWriter out = spec.commandLine().getOut();
        PlatformBuilder builder = configured().progress(line -> say(out, line))
            .mail(code -> say(out, CodesCommand.line(code)));
        StopRequest stop = StopRequest.listen();
        long start = System.nanoTime();
        Platform platform = null;
        try {
            platform = builder.start();
            // A start that swallowed the interruption must not go on to wait.
            if (stop.isRequested()) {
                return 0;
            }
            platform.awaitReady(Duration.ofSeconds(timeout));
            out.printf(Locale.ROOT, "Guardian is ready after %.1f s.%n%n", (System.nanoTime() - start) / 1e9);
            welcome(out, platform);
            stop.await();
        } catch (RuntimeException e) {
            if (!stop.isRequested()) {
                throw e;
            }
        } finally {
            stop.calm();
            end(out, platform);
        }
        return 0;
    }

    PlatformBuilder configured() {
        PlatformBuilder builder = Platform.builder(Home.of(spec).root());
        if (!withoutArchives) {
            builder.keepArchives();
        }
        if (choice == PortChoice.FREE) {
            builder.freePorts();
        }
        try {
            Topology.physicalName(environment, "x");
            builder.environment(environment);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--environment: " + e.getMessage());
        }
        builder.distance(distance.distance());
        if (standInsOnly) {
            builder.standInsOnly();
        }
        if (observed) {
            builder.observe();
        }
        for (String port : ports) {
            String[] parts = port.split("=", 2);
            if (parts.length < 2 || !parts[1].matches("[0-9]{1,5}") || Integer.parseInt(parts[1]) > 65_535) {
                throw new ParameterException(spec.commandLine(),
                    "--port wants PART=PORT with a port of 0 to 65535, as in --port orders=8181; not " + port);
            }
            builder.port(parts[0], Integer.parseInt(parts[1]));
        }
        for (String origin : origins) {
            if (!AN_ORIGIN.matcher(origin).matches()) {
                throw new ParameterException(spec.commandLine(),
                    "--allow-origin wants scheme, host and port as a browser sends them, as in http://localhost:5173, or *; not "
                        + origin);
            }
            builder.allowOrigin(origin);
        }
        if (pages != null) {
            if (!Files.isDirectory(pages)) {
                throw new ParameterException(spec.commandLine(),
                    "--pages wants a directory, and " + pages + " is none");
            }
            builder.pages(pages);
        }
        for (String variable : variables) {
            var parts = Pattern.compile("(?:([a-z0-9-]+|[A-Z_]+):)?([A-Za-z_][A-Za-z0-9_]*)=(.*)",
                Pattern.DOTALL).matcher(variable);
            if (!parts.matches()) {
                throw new ParameterException(spec.commandLine(),
                    "--env wants NAME=VALUE or SERVICE:NAME=VALUE, as in --env orders:JAVA_TOOL_OPTIONS=-Xmx512m");
            }
            if (parts.group(1) == null) {
                builder.launchAll(launch -> launch.withVariable(parts.group(2), parts.group(3)));
            } else {
                builder.variable(parts.group(1), parts.group(2), parts.group(3));
            }
        }
        return builder;
    }

    private void welcome(PrintWriter out, Platform platform) {
        platform.addresses().forEach((part, address) -> out.printf(Locale.ROOT, "  %-22s %s%n", part, address));
        if (!platform.distance().isNone()) {
            out.printf(Locale.ROOT, "%nThere and back, services need %s.%n", platform.distance().inWords());
        }
        PlatformState.alive(Home.of(spec).directory())
            .map(MemoryUse::of)
            .ifPresent(memory -> out.printf(Locale.ROOT, "%n%d processes use %s.%n", memory.processes(),
                memory.described()));
        if (standInsOnly) {
            out.printf(Locale.ROOT, "%nThe services are yours to start, at these addresses: each with the variables in "
                + "%s/variables.%nCtrl-C ends the rest.%n", Home.of(spec).directory());
            out.flush();
            return;
        }
        Optional<String> product = new Shop(platform.frontDoor(), platform.broker().uri(), () -> "").firstProductId();
        product.ifPresent(id -> {
            out.printf(Locale.ROOT, "%nTry it, in another terminal:%n%n");
            FiveLines.of(platform.frontDoor(), platform.broker().uri(), id).forEach(out::println);
        });
        // Whose token it is does not matter: by it the users are there to sign in by a mailed code.
        TokenIssuer tokens = new TokenIssuer(platform.identity().uri());
        tokens.person(KITCHEN, KITCHEN);
        tokens.person(ADMIN, ADMIN);
        out.printf(Locale.ROOT, "%nOrder at %s/ . Cook at %s/kitchen.html , signed in as %s by a mailed code.%n"
            + "Manage at %s/manager.html , signed in as %s likewise.%n", platform.frontDoor(), platform.frontDoor(),
            TokenIssuer.addressOf(KITCHEN), platform.frontDoor(), TokenIssuer.addressOf(ADMIN));
        out.printf(Locale.ROOT,
            "Pay, refund and dispute payments, and order the broker's faults, at %s/ . Codes that would be mailed are%n"
                + "shown here and at %s/ . Ctrl-C ends everything.%n",
            platform.broker().uri(), platform.identity().uri());
        out.flush();
    }

    private static synchronized void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }

    private static void end(PrintWriter out, Platform platform) {
        if (platform != null) {
            out.println("Ending.");
            out.flush();
            platform.close();
            out.println("Everything has ended.");
            out.flush();
        }
    }
}
