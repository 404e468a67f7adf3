package io.guardianpartner.local.cli.operations;

import java.util.List;
import java.util.function.Function;

import io.guardianpartner.operations.deadletters.DeadLetter;
import io.guardianpartner.operations.deadletters.Treatment;

/** Counts what became of letters, also when it ends with an error. */
class CountingTreatment implements Treatment {

    private final Treatment counted;
    private long gone;
    private long failed;

    CountingTreatment(Treatment counted) {
        this.counted = counted;
    }

    @Override
    public List<DeadLetter> treat(List<DeadLetter> letters, String queueUrl, Function<DeadLetter, String> receipts) {
        failed += letters.size();
        List<DeadLetter> now = counted.treat(letters, queueUrl, receipts);
        failed -= now.size();
        gone += now.size();
        return now;
    }

    long gone() {
        return gone;
    }

    long failed() {
        return failed;
    }
}
