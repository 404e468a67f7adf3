package io.guardianpartner.auth.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.guardianpartner.auth.aws.AwsAnswer;
import io.guardianpartner.auth.aws.AwsException;
import io.guardianpartner.auth.aws.AwsService;
import io.guardianpartner.auth.aws.Pause;

/** The function's one table in DynamoDB: items of texts and numbers, and writes of several under their conditions. */
public final class Table {

    static final String EXPIRES = "expiresAt";
    private static final String KEY = "pk";
    static final String IS_NEW = "attribute_not_exists(" + KEY + ")";

    /** Neighbours at the same items collide; each retry is a new chance. */
    private static final int TRIES = 8;
    private static final int LONGEST_PAUSE_MILLIS = 40;

    private final AwsService dynamo;
    private final String name;

    public Table(AwsService dynamo, String name) {
        this.dynamo = dynamo;
        this.name = name;
    }

    static Map<String, String> text(String value) {
        return Map.of("S", value);
    }

    static Map<String, String> number(long value) {
        return Map.of("N", Long.toString(value));
    }

    static Map<String, Map<String, String>> key(String kind, String of) {
        return Map.of(KEY, text(kind + "#" + of));
    }

    /** A member of an item that is a text. */
    static String text(AwsAnswer item, String member) {
        return item.member(member).text("S").orElseThrow();
    }

    /** A member of an item that is a number. */
    static long number(AwsAnswer item, String member) {
        return Long.parseLong(item.member(member).text("N").orElseThrow());
    }

    /** The item as it is now. */
    Optional<AwsAnswer> read(Map<String, ?> key) {
        AwsAnswer item = dynamo.call("GetItem", Map.of("TableName", name, "Key", key, "ConsistentRead", true))
            .member("Item");
        return item.isEmpty() ? Optional.empty() : Optional.of(item);
    }

    void put(Map<String, ?> item) {
        dynamo.call("PutItem", Map.of("TableName", name, "Item", item));
    }

    void delete(Map<String, ?> key) {
        dynamo.call("DeleteItem", Map.of("TableName", name, "Key", key));
    }

    /**
     * Does all of it, or nothing.
     *
     * @return whether the conditions held
     *
     * @throws AwsException if it could not be done, be it that others wrote the same all the time
     */
    boolean write(List<Write> writes) {
        List<?> items = writes.stream().map(write -> write.in(name)).toList();
        for (int tries = 1;; tries++) {
            try {
                // By the token a call whose answer got lost is not done twice.
                dynamo.call("TransactWriteItems",
                    Map.of("TransactItems", items, "ClientRequestToken", UUID.randomUUID().toString()));
                return true;
            } catch (AwsException e) {
                if (hasRefused(e)) {
                    return false;
                }
                if (!"TransactionCanceledException".equals(e.type()) || tries == TRIES) {
                    throw e;
                }
                Pause.upTo(LONGEST_PAUSE_MILLIS);
            }
        }
    }

    /** Whether a condition did not hold; else the transaction met another one, and may be tried again. */
    private static boolean hasRefused(AwsException cancelled) {
        return cancelled.answer().all("CancellationReasons").stream()
            .anyMatch(reason -> reason.text("Code").filter("ConditionalCheckFailed"::equals).isPresent());
    }
}
