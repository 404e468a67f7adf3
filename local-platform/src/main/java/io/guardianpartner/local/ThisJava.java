package io.guardianpartner.local;

import java.nio.file.Path;
import java.util.List;

/** The Java that runs this process, for processes that it starts. */
public final class ThisJava {

    /** The first Java that warns of native code and sun.misc.Unsafe in libraries. */
    private static final int WARNS = 24;

    public static final String PROGRAM = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /**
     * Without these it would begin with warnings about what libraries do and their users cannot change; as in
     * ./guardian.
     */
    public static final List<String> WITHOUT_WARNINGS = Runtime.version().feature() < WARNS
        ? List.of()
        : List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private ThisJava() {}
}
