package io.guardianpartner.orders.menu;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.orders.dynamodb.DynamoDbHeaders;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.aws2.ddb.Ddb2Constants;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** The steps of {@link MenuLookupRoutes}. */
@Component
class MenuLookupSteps {

    private final String table;

    MenuLookupSteps(@Value("${guardian.orders.tables.menu}") String table) {
        this.table = table;
    }

    @SuppressWarnings("unchecked")
    void ask(Exchange exchange) {
        Message message = exchange.getMessage();
        List<UUID> products = message.getBody(List.class);
        DynamoDbHeaders.forget(message);
        message.setHeader(Ddb2Constants.BATCH_ITEMS, Map.of(table, KeysAndAttributes.builder()
            .keys(products.stream().map(id -> Map.of(MenuProduct.KEY, AttributeValue.fromS(id.toString()))).toList())
            .build()));
    }

    /** What DynamoDB left for another call counts as unknown: the catalog decides. */
    @SuppressWarnings("unchecked")
    void deleted(Exchange exchange) {
        Message message = exchange.getMessage();
        Map<String, List<Map<String, AttributeValue>>> answer = message.getHeader(Ddb2Constants.BATCH_RESPONSE,
            Map.class);
        DynamoDbHeaders.forget(message);
        message.setBody(answer.getOrDefault(table, List.of()).stream().map(MenuProduct::read)
            .filter(MenuProduct::deleted).map(MenuProduct::id).toList());
    }
}
