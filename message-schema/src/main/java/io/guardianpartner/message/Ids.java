package io.guardianpartner.message;

import java.util.UUID;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;

/** Ids of everything that Guardian names itself. */
public final class Ids {

    private static final NoArgGenerator GENERATOR = Generators.timeBasedEpochRandomGenerator();

    private Ids() {}

    /** A new UUID of version 7 (RFC 9562): ordered by time, so that indexes grow at their end. */
    public static UUID next() {
        return GENERATOR.generate();
    }
}
