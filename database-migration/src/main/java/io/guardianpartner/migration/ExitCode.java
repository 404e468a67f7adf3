package io.guardianpartner.migration;

/** How the job ends; Kubernetes is told by it whether to start it again. */
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
