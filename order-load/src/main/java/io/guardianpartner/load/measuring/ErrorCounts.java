package io.guardianpartner.load.measuring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Tries that failed, by step and kind, and how often something was asked again. Thread-safe. */
public final class ErrorCounts {

    /** The number of failures of a step, of one kind. */
    public record Count(LoadStep step, String kind, long count) {}

    private record Key(LoadStep step, String kind) {}

    private final Map<Key, LongAdder> counts = new ConcurrentHashMap<>();
    private final LongAdder retries = new LongAdder();

    public void add(LoadStep step, String kind) {
        counts.computeIfAbsent(new Key(step, kind), key -> new LongAdder()).increment();
    }

    public void retried(LoadStep step) {
        if (isOfRun(step)) {
            retries.increment();
        }
    }

    public long retries() {
        return retries.sum();
    }

    /** Of the run itself, not of what comes before and after it. */
    public long total() {
        return counts().stream().filter(count -> isOfRun(count.step())).mapToLong(Count::count).sum();
    }

    /** By step, the most frequent first. */
    public List<Count> counts() {
        List<Count> all = new ArrayList<>();
        counts.forEach((key, count) -> all.add(new Count(key.step, key.kind, count.sum())));
        all.sort(Comparator.comparing(Count::step).thenComparing(Comparator.comparing(Count::count).reversed()));
        return all;
    }

    private static boolean isOfRun(LoadStep step) {
        return step != LoadStep.PREPARE && step != LoadStep.RECONCILE;
    }
}
