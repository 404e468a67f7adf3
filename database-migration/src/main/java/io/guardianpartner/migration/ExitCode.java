package io.guardianpartner.migration;

/** Exit codes of the job. By them Kubernetes decides whether to try again: not after NOT_UNDERSTOOD and NEVER. */
enum ExitCode {

    DONE(0), TRY_AGAIN(1), NOT_UNDERSTOOD(2), NEVER(3);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
