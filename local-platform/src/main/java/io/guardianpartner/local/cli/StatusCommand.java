package io.guardianpartner.local.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.guardianpartner.local.supervisor.Readiness;
import io.guardianpartner.operations.cli.Home;
import io.guardianpartner.operations.platform.PlatformState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the running parts with address, health and memory. */
@Command(name = "status", description = "Shows parts, addresses, health, and memory per process.", footer = {"",
    "RSS counts memory that processes share once for each of them, PSS splits it; both in MiB.",
    "Exit code 1 if Guardian does not run or a service is not ready."})
class StatusCommand implements Callable<Integer> {

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this and ends.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PlatformState state = PlatformState.alive(Home.of(spec).directory())
            .orElseGet(() -> Home.of(spec).running());
        PrintWriter out = spec.commandLine().getOut();
        if (state.starting()) {
            out.println("Guardian is starting, process " + state.pid() + ".");
            out.flush();
        }
        if (state.addresses().isEmpty()) {
            return 1;
        }
        Readiness readiness = new Readiness();
        boolean allReady = true;
        out.printf(Locale.ROOT, "%-20s %-32s %s%n", "PART", "ADDRESS", "HEALTH");
        for (var address : state.addresses().entrySet()) {
            String part = address.getKey();
            String health = "";
            if (state.services().contains(part)) {
                boolean ready = readiness.of(URI.create(state.addresses().get(part + "-management")));
                allReady &= ready;
                health = ready ? "ready" : state.processes().containsKey(part) ? "not ready" : "not running";
            }
            out.printf(Locale.ROOT, "%-20s %-32s %s%n", part, address.getValue(), health);
        }
        MemoryUse memory = MemoryUse.of(state);
        out.printf(Locale.ROOT, "%n%-20s %8s %10s %8s %8s%n", "PROCESS", "PID", "PROCESSES", "RSS", "PSS");
        memory.parts().forEach((part, amount) -> line(out, part, pid(state, part), amount));
        line(out, "total", Optional.empty(), memory.total());
        out.flush();
        return allReady ? 0 : 1;
    }

    private static Optional<Long> pid(PlatformState state, String part) {
        return Optional.of(state.processes().getOrDefault(part, state.pid()));
    }

    private static void line(PrintWriter out, String part, Optional<Long> pid, MemoryUse.Amount amount) {
        out.printf(Locale.ROOT, "%-20s %8s %10d %8s %8s%n", part, pid.map(String::valueOf).orElse(""),
            amount.processes(), MemoryUse.mebibytes(amount.rss()), MemoryUse.mebibytes(amount.pss()));
    }
}
