package io.guardianpartner.local.supervisor;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Ends what this process started should it be killed without a chance to do so itself: a tiny shell that is told what to
 * watch and reads on. When its input ends without a farewell, it kills them. Works wherever there is a POSIX shell.
 */
class Reaper implements AutoCloseable {

    private static final String SCRIPT = String.join("\n",
        "trap '' HUP INT TERM",
        "pids=' ' databases=",
        "while read -r word pid; do",
        "  case $word in",
        "    watch) pids=\"$pids$pid \" ;;",
        "    postgres) databases=\"$databases $pid\" ;;",
        "    forget) case $pids in *\" $pid \"*) pids=\"${pids%%\" $pid \"*} ${pids#*\" $pid \"}\" ;; esac ;;",
        "    farewell) exit 0 ;;",
        "  esac",
        "done",
        "for pid in $pids; do kill -9 \"$pid\"; done",
        "for pid in $databases; do kill -QUIT \"$pid\"; done");

    private final Process shell;

    private Reaper(Process shell) {
        this.shell = shell;
    }

    static Reaper start() {
        try {
            return new Reaper(new ProcessBuilder("/bin/sh", "-c", SCRIPT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
        } catch (IOException e) {
            throw new UncheckedIOException("/bin/sh cannot be started", e);
        }
    }

    void watch(long pid) {
        say("watch " + pid);
    }

    /** PostgreSQL takes its own processes and shared memory with it when it is told to quit. */
    void watchPostgres(long pid) {
        say("postgres " + pid);
    }

    void forget(long pid) {
        say("forget " + pid);
    }

    @Override
    public void close() {
        say("farewell");
        try {
            if (!shell.waitFor(2, TimeUnit.SECONDS)) {
                shell.destroyForcibly();
            }
        } catch (InterruptedException e) {
            shell.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void say(String line) {
        try {
            OutputStream in = shell.getOutputStream();
            in.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            in.flush();
        } catch (IOException e) {
            // Somebody killed it: nothing is left to tell.
        }
    }
}
