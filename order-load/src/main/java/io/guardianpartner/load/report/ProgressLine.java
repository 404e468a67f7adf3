package io.guardianpartner.load.report;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.guardianpartner.load.measuring.LoadStep;
import io.guardianpartner.load.run.RunView;

/** A line that tells how a run goes: on a terminal one that changes every second, elsewhere another one every 5 s, and one at the end. */
final class ProgressLine implements AutoCloseable {

    private static final int EVERY_SECONDS = 5;

    private final RunView view;
    private final PrintStream out;
    private final boolean terminal;
    private final long begun = System.nanoTime();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread daemon = new Thread(task, "progress");
        daemon.setDaemon(true);
        return daemon;
    });

    private ProgressLine(RunView view, PrintStream out, boolean terminal) {
        this.view = view;
        this.out = out;
        this.terminal = terminal;
    }

    static ProgressLine start(RunView view, PrintStream out, boolean terminal) {
        ProgressLine line = new ProgressLine(view, out, terminal);
        int every = terminal ? 1 : EVERY_SECONDS;
        line.thread.scheduleAtFixedRate(line::show, every, every, TimeUnit.SECONDS);
        return line;
    }

    private void show() {
        out.print((terminal ? "\r" : "") + text() + (terminal ? "\033[K" : System.lineSeparator()));
        out.flush();
    }

    private String text() {
        var latencies = view.latencies();
        return String.format(Locale.ROOT,
            "%4d s  placed %d  paid %d  finished %d  under way %d  errors %d  placing p50 %.0f ms, p99 %.0f ms",
            Duration.ofNanos(System.nanoTime() - begun).toSeconds(), latencies.count(LoadStep.PLACE),
            latencies.count(LoadStep.PAY), latencies.count(LoadStep.FINISHED), view.underWay(), view.errors().total(),
            latencies.millis(LoadStep.PLACE, 50), latencies.millis(LoadStep.PLACE, 99));
    }

    @Override
    public void close() {
        thread.shutdownNow();
        show();
        if (terminal) {
            out.println();
        }
    }
}
