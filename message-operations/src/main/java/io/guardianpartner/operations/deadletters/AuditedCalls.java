package io.guardianpartner.operations.deadletters;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.guardianpartner.message.Attributes;
import io.guardianpartner.operations.audit.AuditLog;

/** Writes each letter to the audit log before it is changed, and once more if that failed. */
final class AuditedCalls {

    private AuditedCalls() {}

    /** @return the letters that were not changed, with the reason */
    static Map<DeadLetter, String> call(AuditLog audit, List<DeadLetter> letters,
        Function<List<DeadLetter>, Map<DeadLetter, String>> call) {
        letters.forEach(letter -> line(audit, letter, null));
        try {
            return errors(audit, call.apply(letters));
        } catch (RuntimeException e) {
            letters.forEach(letter -> line(audit, letter, "outcome unknown: " + e.getMessage()));
            throw e;
        }
    }

    static Map<DeadLetter, String> errors(AuditLog audit, Map<DeadLetter, String> refused) {
        refused.forEach((letter, error) -> line(audit, letter, error));
        return refused;
    }

    private static void line(AuditLog audit, DeadLetter letter, String error) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("queue", letter.queue().name());
        facts.put(Attributes.MESSAGE_ID, letter.messageId());
        facts.put(Attributes.TYPE, letter.type());
        facts.put("outcome", letter.outcome());
        facts.put("error", error);
        audit.line(facts);
    }
}
