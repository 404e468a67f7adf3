package io.guardianpartner.orders.dynamodb;

import java.util.List;
import java.util.Map;

import org.apache.camel.Message;
import org.apache.camel.component.aws2.ddb.Ddb2Constants;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;

/** The headers of Camel's DynamoDB component, typed. */
public final class DynamoDbHeaders {

    private DynamoDbHeaders() {}

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

    /** Puts the item on its condition. */
    public static void put(Message message, ConditionalPut put) {
        forget(message);
        ExpectedAttributeValue condition = put.expected() == null
            ? ExpectedAttributeValue.builder().exists(false).build()
            : ExpectedAttributeValue.builder().value(put.expected()).build();
        message.setHeader(Ddb2Constants.ITEM, put.item());
        message.setHeader(Ddb2Constants.UPDATE_CONDITION, Map.of(put.attribute(), condition));
    }
}
