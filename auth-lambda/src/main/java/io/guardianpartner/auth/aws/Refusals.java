package io.guardianpartner.auth.aws;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What AWS has refused while a request was in hand, by AWS's names of errors, and what kept tries from their answer. Callers
 * are told one thing whatever it was; a set-up that is wrong must be found in the log all the same.
 */
public final class Refusals {

    private static final ThreadLocal<Set<String>> TYPES = ThreadLocal.withInitial(LinkedHashSet::new);

    private Refusals() {}

    static void add(String type) {
        TYPES.get().add(type);
    }

    /** Those of this thread since it was asked last. */
    public static Set<String> take() {
        Set<String> types = TYPES.get();
        TYPES.remove();
        return types;
    }
}
