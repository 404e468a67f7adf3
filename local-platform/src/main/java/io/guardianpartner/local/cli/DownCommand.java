package io.guardianpartner.local.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import io.guardianpartner.local.supervisor.PlatformException;
import io.guardianpartner.operations.cli.Home;
import io.guardianpartner.operations.platform.PlatformState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Ends a platform that was started elsewhere. */
@Command(name = "down", description = "Ends Guardian, as Ctrl-C does, and waits until it is gone.")
class DownCommand implements Callable<Integer> {

    private static final int PATIENCE_SECONDS = 90;

    @Option(names = "--now", description = "Ends it at once, without waiting for work in flight.")
    private boolean now;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this and ends.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<ProcessHandle> supervisor = PlatformState.alive(Home.of(spec).directory())
            .flatMap(PlatformState::supervisor);
        if (supervisor.isEmpty()) {
            out.println("Guardian is not running.");
            return 0;
        }
        ProcessHandle process = supervisor.get();
        boolean asked = now ? process.destroyForcibly() : process.destroy();
        boolean ended = asked && process.onExit()
            .thenApply(gone -> true)
            .completeOnTimeout(false, PATIENCE_SECONDS, TimeUnit.SECONDS)
            .join();
        if (!ended) {
            throw new PlatformException("Process " + process.pid() + " did not end within " + PATIENCE_SECONDS
                + " s; guardian down --now ends it at once.");
        }
        out.println("Guardian has ended.");
        return 0;
    }
}
