package io.guardianpartner.payments;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomDistribution;

/**
 * Something that happens in a random sequence, named for whoever reads a sequence that broke a property.
 *
 * @param <S> that to which it happens
 */
public record Happening<S>(String name, Consumer<S> deed) {

    private static final String NOTHING = "nothing";

    public static <S> Arbitrary<Happening<S>> of(String name, Consumer<S> deed) {
        return Arbitraries.just(new Happening<>(name, deed));
    }

    /**
     * Sequences of any length up to the longest; of each of these kinds is as much in them as of the others. While one that breaks a
     * property is made shorter, what it does not need becomes nothing.
     */
    public static <S> Arbitrary<List<Happening<S>>> sequences(int longest, List<Arbitrary<Happening<S>>> kinds) {
        List<Arbitrary<Happening<S>>> all = new ArrayList<>(kinds);
        all.add(0, of(NOTHING, any -> {}));
        return Arbitraries.oneOf(all).list().ofMaxSize(longest).withSizeDistribution(RandomDistribution.uniform())
            .map(sequence -> sequence.stream().filter(happening -> !happening.name().equals(NOTHING)).toList());
    }

    @Override
    public String toString() {
        return name;
    }
}
