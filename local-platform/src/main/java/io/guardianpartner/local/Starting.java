package io.guardianpartner.local;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** A start under way on another thread, and its result. */
final class Starting<T> {

    private final CompletableFuture<T> result;

    private Starting(CompletableFuture<T> result) {
        this.result = result;
    }

    static <T> Starting<T> by(Supplier<T> start, Executor threads) {
        return new Starting<>(CompletableFuture.supplyAsync(start, threads));
    }

    /** Waits until it has started; throws what its start has thrown. */
    T get() {
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Waits until its start is over; empty if it failed. */
    Optional<T> settled() {
        return Optional.ofNullable(result.exceptionally(failure -> null).join());
    }
}
