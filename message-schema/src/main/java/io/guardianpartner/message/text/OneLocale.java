package io.guardianpartner.message.text;

import java.util.Locale;

/**
 * The locale of every process of Guardian, wherever it runs. Libraries ask for the default one where
 * nobody would think of it: on a machine in Turkey services do not start, in Egypt numbers have other digits, in Brazil half
 * of the refusals are Portuguese. Own code names {@link Locale#ROOT} wherever one can be named; the build refuses it
 * without.
 */
public final class OneLocale {

    private OneLocale() {}

    /** Sets it; to be called before anything else. */
    public static void set() {
        Locale.setDefault(Locale.ENGLISH);
    }
}
