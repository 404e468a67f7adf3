package io.guardianpartner.auth.aws;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Errors of AWS during one request, by AWS's names, and failed attempts to get an answer. Callers are told one thing whatever
 * it was; a set-up that is wrong must be found in the log all the same.
 */
public final class AwsErrors {

    private static final ThreadLocal<Set<String>> TYPES = ThreadLocal.withInitial(LinkedHashSet::new);

    private AwsErrors() {}

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
