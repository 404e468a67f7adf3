package io.guardianpartner.local.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Limits for numbers that picocli accepts although they make no sense. */
final class Numbers {

    private Numbers() {}

    /** @throws ParameterException if the option has less than that */
    static void atLeast(int least, int given, String option, CommandSpec spec) {
        if (given < least) {
            throw new ParameterException(spec.commandLine(), option + " wants " + least + " or more, not " + given);
        }
    }

    /** @throws ParameterException if the option has less or more than that */
    static void between(int least, int most, int given, String option, CommandSpec spec) {
        if (given < least || given > most) {
            throw new ParameterException(spec.commandLine(),
                option + " wants " + least + " to " + most + ", not " + given);
        }
    }
}
