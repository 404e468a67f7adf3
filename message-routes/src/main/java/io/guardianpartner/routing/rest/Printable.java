package io.guardianpartner.routing.rest;

/** What any text that people send may consist of, for {@code jakarta.validation.constraints.Pattern}. */
public final class Printable {

    /** No control characters, no halves of characters: the latter are no Unicode and cannot be stored. */
    public static final String TEXT = "[^\\p{Cntrl}\\p{Cs}]*";

    /** What is said about any other text. */
    public static final String MESSAGE = "must have printable characters only";

    private Printable() {}
}
