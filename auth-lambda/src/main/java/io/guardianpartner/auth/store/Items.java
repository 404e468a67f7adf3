package io.guardianpartner.auth.store;

import java.util.Map;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** How items are written. */
final class Items {

    static final String KEY = "pk";
    static final String EXPIRES = "expiresAt";
    static final String USERNAME = "username";
    static final String CPF = "cpf";

    private Items() {}

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    static Map<String, AttributeValue> key(String kind, String name) {
        return Map.of(KEY, text(kind + "#" + name));
    }

    /** Whether a condition did not hold; else the transaction met another one, and may be tried again. */
    static boolean isRefused(TransactionCanceledException cancelled) {
        return cancelled.cancellationReasons().stream()
            .anyMatch(reason -> "ConditionalCheckFailed".equals(reason.code()));
    }
}
