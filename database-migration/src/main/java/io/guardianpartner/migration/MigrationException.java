package io.guardianpartner.migration;

/** A migration that cannot be done: one line for people, and the exit code that says whether another try may help. */
final class MigrationException extends RuntimeException {

    private final ExitCode exitCode;

    private MigrationException(ExitCode exitCode, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    /** Something was away or busy: the same run may succeed later. */
    static MigrationException again(String message) {
        return new MigrationException(ExitCode.TRY_AGAIN, message);
    }

    /** The same run would fail again. */
    static MigrationException never(String message) {
        return new MigrationException(ExitCode.NEVER, message);
    }

    static MigrationException notUnderstood(String message) {
        return new MigrationException(ExitCode.NOT_UNDERSTOOD, message);
    }

    ExitCode exitCode() {
        return exitCode;
    }
}
