package io.guardianpartner.orders.store;

import java.util.List;
import java.util.Map;

import org.apache.camel.Message;
import org.apache.camel.component.aws2.ddb.Ddb2Constants;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;

/** What Camel's DynamoDB component says in headers, typed. */
public final class Dynamo {

    private Dynamo() {}

    /** Forgets the last call: its headers, a condition among them, would go into the next one. */
    public static void forget(Message message) {
        message.removeHeaders("CamelAwsDdb*");
    }

    /** The item that was read; empty if there is none. */
    @SuppressWarnings("unchecked")
    public static Map<String, AttributeValue> item(Message message) {
        Map<String, AttributeValue> item = message.getHeader(Ddb2Constants.ATTRIBUTES, Map.class);
        return item == null ? Map.of() : item;
    }

    /** The items that a query found. */
    @SuppressWarnings("unchecked")
    public static List<Map<String, AttributeValue>> items(Message message) {
        return message.getHeader(Ddb2Constants.ITEMS, List.class);
    }

    /** Asks for the item of this key, as it is now. */
    public static void get(Message message, Map<String, AttributeValue> key) {
        forget(message);
        message.setHeader(Ddb2Constants.KEY, key);
        message.setHeader(Ddb2Constants.CONSISTENT_READ, true);
    }

    /**
     * Puts a whole item, provided that one attribute of what lies there has the expected value.
     *
     * @param expected null if there must be no such attribute, so that with the key's name there must be no item
     */
    public static void put(Message message, Map<String, AttributeValue> item, String attribute,
        AttributeValue expected) {
        forget(message);
        ExpectedAttributeValue condition = expected == null
            ? ExpectedAttributeValue.builder().exists(false).build()
            : ExpectedAttributeValue.builder().value(expected).build();
        message.setHeader(Ddb2Constants.ITEM, item);
        message.setHeader(Ddb2Constants.UPDATE_CONDITION, Map.of(attribute, condition));
    }
}
