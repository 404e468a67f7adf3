package io.guardianpartner.local.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Waits for services to be ready and reports progress. */
class Waiting {

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);
    private static final int FEWEST_REMINDERS = 4;

    private final ServiceProcesses services;
    private final Consumer<String> progress;
    private final Duration poll;
    private final CountDownLatch never = new CountDownLatch(1);

    Waiting(ServiceProcesses services, Consumer<String> progress, Duration poll) {
        this.services = services;
        this.progress = progress;
        this.poll = poll;
    }

    /** @throws PlatformException if one keeps ending, or not all are ready in time */
    void await(Collection<String> queues, Duration patience) {
        long start = System.nanoTime();
        long told = start;
        long silence = Math.min(LONGEST_SILENCE.toNanos(), patience.toNanos() / FEWEST_REMINDERS);
        Set<String> missing = new LinkedHashSet<>(queues);
        while (true) {
            for (String queue : List.copyOf(missing)) {
                if (services.isReady(queue)) {
                    missing.remove(queue);
                    progress.accept(String.format(Locale.ROOT, "%s is ready after %.1f s", queue,
                        services.of(queue).age().toMillis() / 1e3));
                } else if (services.isHopeless(queue)) {
                    throw new PlatformException(queue + " keeps ending while it starts: " + lastWords(queue));
                }
            }
            if (missing.isEmpty()) {
                return;
            }
            long now = System.nanoTime();
            if (now - start > patience.toNanos()) {
                throw new PlatformException(String.join(", ", missing) + " not ready within " + patience.toSeconds()
                    + " s. A slow machine may need longer: --timeout SECONDS gives it. What went wrong, if anything"
                    + " did, is in " + logs(missing));
            }
            if (now - told >= silence) {
                told = now;
                progress.accept("Still waiting for " + String.join(", ", missing) + ", "
                    + Duration.ofNanos(now - start).toSeconds() + " s so far");
            }
            pause();
        }
    }

    private void pause() {
        try {
            never.await(poll.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("Stopped while waiting for services to be ready.", e);
        }
    }

    private String logs(Collection<String> queues) {
        return queues.stream().map(queue -> services.of(queue).log().toString()).collect(Collectors.joining(", "));
    }

    private String lastWords(String queue) {
        Path log = services.of(queue).log();
        try {
            List<String> lines = Files.readAllLines(log).stream().filter(line -> !line.isBlank()).toList();
            return (lines.isEmpty() ? "it said nothing" : "\"" + lines.get(lines.size() - 1).strip() + "\"")
                + "; all of it is in " + log;
        } catch (IOException e) {
            return "see " + log;
        }
    }
}
