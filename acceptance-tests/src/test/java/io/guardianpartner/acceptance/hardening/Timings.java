package io.guardianpartner.acceptance.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Response times. An attacker who measures often enough can tell two kinds apart if one of them is mostly slower: in how many
 * of all pairs it is (Mann and Whitney's U). Take both in turns, so that what else the machine does falls on both.
 */
final class Timings {

    /** Of each kind. */
    static final int SAMPLES = 120;

    /** Of all pairs, one kind is slower in a half; by chance alone never in this share of this number of samples. */
    private static final double MOST_PAIRS = 0.8;
    /** A difference that small is not seen through a network. */
    private static final double RATIO = 1.5;
    private static final int WARM_UP = 20;

    private final List<Long> nanos = new ArrayList<>();

    <T> T of(Supplier<T> call) {
        long since = System.nanoTime();
        T answer = call.get();
        nanos.add(System.nanoTime() - since);
        return answer;
    }

    void assertLike(Timings other) {
        double slower = slowerThan(other);
        double ratio = (double) median() / other.median();
        boolean inMostPairs = slower > MOST_PAIRS || slower < 1 - MOST_PAIRS;
        boolean byMuch = ratio > RATIO || ratio < 1 / RATIO;
        assertThat(inMostPairs && byMuch).as("slower in %.2f of all pairs, medians %d and %d µs", slower,
            median() / 1000, other.median() / 1000).isFalse();
    }

    private double slowerThan(Timings other) {
        List<Long> others = other.warm();
        double slower = warm().stream().mapToLong(own -> others.stream().filter(theirs -> own > theirs).count()).sum();
        return slower / warm().size() / others.size();
    }

    private long median() {
        return warm().stream().sorted().toList().get(warm().size() / 2);
    }

    private List<Long> warm() {
        return nanos.subList(WARM_UP, nanos.size());
    }
}
