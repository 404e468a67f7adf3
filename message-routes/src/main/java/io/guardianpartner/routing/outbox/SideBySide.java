package io.guardianpartner.routing.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Does a few things at a time, in threads that go when there is nothing to do; a single one in the caller's. */
final class SideBySide implements AutoCloseable {

    private static final long IDLE_SECONDS = 30;

    private final ThreadPoolExecutor threads;

    SideBySide(int atATime, String name) {
        threads = new ThreadPoolExecutor(atATime, atATime, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
            task -> daemon(task, name));
        threads.allowCoreThreadTimeOut(true);
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Returns when all is done.
     *
     * @return the results in the order of the inputs
     * @throws InterruptedException if the caller is interrupted; what has begun may still be done
     */
    <T, R> List<R> map(List<T> inputs, Function<T, R> task) throws InterruptedException {
        if (inputs.size() == 1) {
            return List.of(task.apply(inputs.get(0)));
        }
        List<R> results = new ArrayList<>(inputs.size());
        for (Future<R> result : threads.invokeAll(inputs.stream().<Callable<R>>map(
            input -> () -> task.apply(input)).toList())) {
            results.add(resultOf(result));
        }
        return results;
    }

    private static <R> R resultOf(Future<R> done) throws InterruptedException {
        try {
            return done.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
