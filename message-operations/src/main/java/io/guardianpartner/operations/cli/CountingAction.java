package io.guardianpartner.operations.cli;

import java.util.List;
import java.util.function.Function;

import io.guardianpartner.operations.deadletters.DeadLetter;
import io.guardianpartner.operations.deadletters.DeadLetterAction;

/** Counts the letters that another action has changed, and those it has not, also after an error. */
class CountingAction implements DeadLetterAction {

    private final DeadLetterAction counted;
    private long gone;
    private long failed;

    CountingAction(DeadLetterAction counted) {
        this.counted = counted;
    }

    @Override
    public List<DeadLetter> apply(List<DeadLetter> letters, String queueUrl, Function<DeadLetter, String> receipts) {
        failed += letters.size();
        List<DeadLetter> now = counted.apply(letters, queueUrl, receipts);
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
