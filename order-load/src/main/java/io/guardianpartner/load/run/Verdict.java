package io.guardianpartner.load.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.guardianpartner.load.calling.Patience;
import io.guardianpartner.load.reconciliation.Discrepancy;
import io.guardianpartner.load.reconciliation.Facts;
import io.guardianpartner.load.reconciliation.Facts.OrderFact;
import io.guardianpartner.load.reconciliation.Reconciliation;
import io.guardianpartner.load.target.LoadException;

/**
 * The last look at what there is, and what of it is wrong.
 *
 * @param facts what was found in the end
 * @param discrepancies empty if all is well
 */
record Verdict(Facts facts, List<Discrepancy> discrepancies) {

    private static final long LOOK_AGAIN_MILLIS = 500;

    /** Reads what there is. */
    interface Reader {

        /**
         * Looks at everything but orders that are known.
         *
         * @throws LoadException if something cannot be read
         */
        Facts read(Map<Integer, OrderFact> known) throws InterruptedException;
    }

    /**
     * Looks until all is well or the time to settle is over. If all is well, it looks at everything once more after a quiet
     * time: a message comes that late again if the process that handled it first was killed.
     *
     * @param settle how long what does not agree yet may take, before the quiet time and after it
     * @param quiet zero for no further look
     */
    static Verdict reach(Reader reader, Reconciliation reconciliation, Duration settle, Duration quiet)
        throws InterruptedException {
        try {
            Verdict verdict = settled(reader, reconciliation, settle);
            if (verdict.discrepancies.isEmpty() && !quiet.isZero()) {
                Thread.sleep(quiet.toMillis());
                return settled(reader, reconciliation, settle);
            }
            return verdict;
        } catch (LoadException e) {
            return new Verdict(Facts.NONE, List.of(new Discrepancy(Discrepancy.Kind.FAILED, "the reconciliation",
                "is not known: " + e.getMessage())));
        }
    }

    /** An order that was seen at its end is not looked at again. */
    private static Verdict settled(Reader reader, Reconciliation reconciliation, Duration settle)
        throws InterruptedException {
        Patience patience = new Patience(settle);
        Map<Integer, OrderFact> atTheirEnd = new HashMap<>();
        long begun = System.nanoTime();
        while (true) {
            Facts facts = reader.read(atTheirEnd);
            List<Discrepancy> discrepancies = reconciliation.judge(facts);
            if (discrepancies.isEmpty() || patience.left(begun) < TimeUnit.MILLISECONDS.toNanos(LOOK_AGAIN_MILLIS)) {
                return new Verdict(facts, discrepancies);
            }
            facts.orders().forEach((number, fact) -> {
                if (fact.state().isFinal()) {
                    atTheirEnd.put(number, fact);
                }
            });
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }
}
