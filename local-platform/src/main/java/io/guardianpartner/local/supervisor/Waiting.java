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

/** Waits for services to be ready and says how it goes. */
class Waiting {

    private final Platform platform;
    private final Consumer<String> progress;
    private final Duration poll;
    private final CountDownLatch never = new CountDownLatch(1);

    Waiting(Platform platform, Consumer<String> progress, Duration poll) {
        this.platform = platform;
        this.progress = progress;
        this.poll = poll;
    }

    void await(Collection<String> queues, Duration patience) {
        long start = System.nanoTime();
        Set<String> missing = new LinkedHashSet<>(queues);
        while (true) {
            for (String queue : List.copyOf(missing)) {
                if (platform.isReady(queue)) {
                    missing.remove(queue);
                    progress.accept(String.format(Locale.ROOT, "%s is ready after %.1f s", queue,
                        (System.nanoTime() - start) / 1e9));
                } else if (platform.isHopeless(queue)) {
                    throw new PlatformException(queue + " keeps ending while it starts: " + lastWords(queue));
                }
            }
            if (missing.isEmpty()) {
                return;
            }
            if (System.nanoTime() - start > patience.toNanos()) {
                String first = missing.iterator().next();
                throw new PlatformException(String.join(", ", missing) + " not ready within " + patience.toSeconds()
                    + " s: " + lastWords(first));
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

    private String lastWords(String queue) {
        Path log = platform.log(queue);
        try {
            List<String> lines = Files.readAllLines(log).stream().filter(line -> !line.isBlank()).toList();
            return (lines.isEmpty() ? "it said nothing" : "\"" + lines.get(lines.size() - 1).strip() + "\"")
                + "; all of it is in " + log;
        } catch (IOException e) {
            return "see " + log;
        }
    }
}
