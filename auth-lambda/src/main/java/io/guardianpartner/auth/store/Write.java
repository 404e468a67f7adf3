package io.guardianpartner.auth.store;

import java.util.HashMap;
import java.util.Map;

/** One of the writes of a transaction, as DynamoDB wants to read it. */
record Write(String kind, Map<String, ?> members) {

    static Write put(Map<String, ?> item) {
        return new Write("Put", Map.of("Item", item));
    }

    static Write delete(Map<String, ?> key) {
        return new Write("Delete", Map.of("Key", key));
    }

    static Write update(Map<String, ?> key, String expression) {
        return new Write("Update", Map.of("Key", key, "UpdateExpression", expression));
    }

    /** The same, if the condition holds when it is done; else none of the transaction is. */
    Write provided(String condition, Map<String, ?> values) {
        return with("ConditionExpression", condition).with("ExpressionAttributeValues", values);
    }

    Map<String, ?> in(String table) {
        return Map.of(kind, with("TableName", table).members());
    }

    private Write with(String member, Object value) {
        Map<String, Object> all = new HashMap<>(members);
        all.put(member, value);
        return new Write(kind, all);
    }
}
