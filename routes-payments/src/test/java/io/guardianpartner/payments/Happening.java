package io.guardianpartner.payments;

import java.util.List;
import java.util.function.Consumer;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Something that happens in a random sequence, named for whoever reads a sequence that broke a property.
 *
 * @param <S> that to which it happens
 */
public record Happening<S>(String name, Consumer<S> deed) {

    public static <S> Arbitrary<Happening<S>> of(String name, Consumer<S> deed) {
        return Arbitraries.just(new Happening<>(name, deed));
    }

    /** Sequences of these, the often ones first. */
    public static <S> Arbitrary<List<Happening<S>>> sequences(int longest, List<Arbitrary<Happening<S>>> kinds) {
        return Arbitraries.oneOf(kinds).list().ofMaxSize(longest);
    }

    @Override
    public String toString() {
        return name;
    }
}
