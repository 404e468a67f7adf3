package io.guardianpartner.orders.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.aws2.ddb.Ddb2Constants;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** A table of one item, behind the headers of Camel's DynamoDB component. */
public final class OneItemTable implements Processor {

    private Map<String, AttributeValue> item = Map.of();
    private final List<Map<String, AttributeValue>> puts = new ArrayList<>();
    private int conflicts;

    public void has(Map<String, AttributeValue> found) {
        item = found;
    }

    /** @param count how many puts from now on find that another writer was faster */
    public void conflicts(int count) {
        conflicts = count;
    }

    public List<Map<String, AttributeValue>> puts() {
        return puts;
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        Map<String, AttributeValue> put = put(message);
        if (put == null) {
            message.setHeader(Ddb2Constants.ATTRIBUTES, item.isEmpty() ? null : item);
        } else if (conflicts > 0) {
            conflicts--;
            throw ConditionalCheckFailedException.builder().message("somebody was faster").build();
        } else {
            puts.add(put);
            item = put;
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, AttributeValue> put(Message message) {
        return message.getHeader(Ddb2Constants.ITEM, Map.class);
    }
}
