package io.guardianpartner.local.supervisor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** One service's process: started, ended, and started anew when it crashes. Safe for many threads. */
class ServiceProcess {

    /** Resources that all processes share. */
    record Surroundings(Reaper reaper, ScheduledExecutorService timer, RestartBackoff backoff, boolean restartsCrashed,
        Consumer<String> progress, Runnable changed, ServiceArchives archives) {

        /** @param changed called when a process has begun or ended */
        static Surroundings of(PlatformBuilder options, Reaper reaper, ServiceArchives archives, Runnable changed,
            Cleanup cleanup) {
            ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(task, "supervisor");
                thread.setDaemon(true);
                return thread;
            });
            cleanup.later(timer::shutdownNow);
            return new Surroundings(reaper, timer, options.backoff(), options.restartsCrashed(), options.progress(),
                changed, archives);
        }
    }

    /** Files that a process writes. */
    record Files(Path log, Path temporary) {}

    private static final Duration KILL_PATIENCE = Duration.ofSeconds(10);

    private final String queue;
    private final Map<String, String> variables;
    private final Files files;
    private final Surroundings surroundings;
    private Launch launch;
    private volatile Process process;
    private boolean wanted;
    private int crashes;
    private long startedNanos;
    private ScheduledFuture<?> nextStart;

    /** @param variables the platform's own for this service */
    ServiceProcess(String queue, Launch launch, Map<String, String> variables, Files files, Surroundings surroundings) {
        this.queue = queue;
        this.launch = launch;
        this.variables = variables;
        this.files = files;
        this.surroundings = surroundings;
    }

    String queue() {
        return queue;
    }

    Path log() {
        return files.log();
    }

    synchronized void change(UnaryOperator<Launch> change) {
        launch = change.apply(launch);
    }

    synchronized void start() {
        if (isAlive()) {
            throw new PlatformException(queue + " is running already.");
        }
        if (nextStart != null) {
            nextStart.cancel(false);
        }
        wanted = true;
        crashes = 0;
        run();
    }

    /** Asks it to end and does not wait. */
    synchronized void askToStop() {
        wanted = false;
        if (nextStart != null) {
            nextStart.cancel(false);
        }
        if (process != null) {
            process.destroy();
        }
    }

    /** Asks it to end, and ends it if it does not. Returns when it is gone. */
    void stop(Duration patience) {
        askToStop();
        Process ending = process;
        if (ending != null) {
            if (!gone(ending, patience)) {
                surroundings.progress().accept(queue + " did not end within " + patience.toSeconds()
                    + " s and is killed");
                ending.destroyForcibly();
                gone(ending, KILL_PATIENCE);
            }
        }
    }

    /** {@code kill -9}. Returns when it is gone; as after any crash it is started anew, if crashed ones are. */
    void kill() {
        Process victim = process;
        if (victim != null) {
            victim.destroyForcibly();
            gone(victim, KILL_PATIENCE);
        }
    }

    boolean isAlive() {
        Process current = process;
        return current != null && current.isAlive();
    }

    OptionalLong pid() {
        Process current = process;
        return current != null && current.isAlive() ? OptionalLong.of(current.pid()) : OptionalLong.empty();
    }

    /** Crashes since it was last told to start, and lived shorter than it takes to forget them. */
    synchronized int crashes() {
        return crashes;
    }

    /** The time since its last start. */
    synchronized Duration age() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    boolean awaitExit(Duration patience) {
        Process ending = process;
        return ending == null || gone(ending, patience);
    }

    /** The platform's variables, and over them those of its launch. */
    synchronized Map<String, String> variables() {
        Map<String, String> all = new LinkedHashMap<>(variables);
        all.putAll(launch.variables());
        return all;
    }

    private void run() {
        ProcessBuilder builder = new ProcessBuilder(
            launch.commandLine(files.temporary(), surroundings.archives().jvmArguments(queue, launch)))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(files.log().toFile()))
            .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
        ServiceVariables.apply(builder.environment(), variables, launch.variables());
        try {
            Process started = builder.start();
            surroundings.reaper().watch(started.pid());
            process = started;
            startedNanos = System.nanoTime();
            started.onExit().thenAccept(this::ended);
            surroundings.changed().run();
        } catch (IOException e) {
            throw new PlatformException(queue + " cannot be started: " + e.getMessage(), e);
        }
    }

    private synchronized void ended(Process ended) {
        surroundings.reaper().forget(ended.pid());
        if (ended != process || !wanted) {
            return;
        }
        if (System.nanoTime() - startedNanos > surroundings.backoff().calm().toNanos()) {
            crashes = 0;
        }
        crashes++;
        Duration pause = surroundings.backoff().pause(crashes);
        if (surroundings.restartsCrashed()) {
            nextStart = surroundings.timer().schedule(this::startAgain, pause.toMillis(), TimeUnit.MILLISECONDS);
            surroundings.progress().accept(queue + " ended with code " + ended.exitValue() + " and starts again in "
                + pause.toMillis() / 1000.0 + " s; its log: " + files.log());
        }
        surroundings.changed().run();
    }

    private synchronized void startAgain() {
        if (wanted && !isAlive()) {
            run();
        }
    }

    /**
     * Waits even if the thread is interrupted: the wait is bounded, and a process that is not waited for would be
     * killed.
     */
    private static boolean gone(Process process, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
