package io.guardianpartner.routing.rest;

/** What any text that people send may consist of, for {@code jakarta.validation.constraints.Pattern}. */
public final class Printable {

    /**
     * No control characters, no halves of characters: the latter are no Unicode and cannot be stored. It stands in the OpenAPI
     * document too, so it is a pattern of ECMA-262 as well as of Java.
     */
    public static final String TEXT = "^[^\\p{Cc}\\p{Cs}]*$";

    /** What is said about any other text. */
    public static final String MESSAGE = "must have printable characters only";

    private Printable() {}
}
