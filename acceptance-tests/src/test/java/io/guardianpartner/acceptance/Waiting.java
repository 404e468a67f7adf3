package io.guardianpartner.acceptance;

import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

import org.awaitility.core.ThrowingRunnable;

/** Waits for what services do in their own time; a service that is down meanwhile is asked again. */
public final class Waiting {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Waiting() {}

    /** Waits until this holds; for messages on their way, never for a time. */
    public static void eventually(ThrowingRunnable assertion) {
        within(PATIENCE, assertion);
    }

    /** Waits until this holds, with more patience. */
    static void within(Duration patience, ThrowingRunnable assertion) {
        await().atMost(patience).pollInterval(Duration.ofMillis(100)).pollDelay(Duration.ZERO)
            .ignoreException(UncheckedIOException.class).untilAsserted(assertion);
    }

    /** Waits until there is one. */
    public static <T> T eventuallySome(Supplier<Optional<T>> supplier) {
        return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).pollDelay(Duration.ZERO)
            .ignoreException(UncheckedIOException.class).until(supplier::get, Optional::isPresent).orElseThrow();
    }
}
