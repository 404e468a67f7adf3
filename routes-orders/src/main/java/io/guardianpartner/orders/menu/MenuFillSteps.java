package io.guardianpartner.orders.menu;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.guardianpartner.message.Json;
import io.guardianpartner.message.Money;
import io.guardianpartner.orders.dynamodb.DynamoDbHeaders;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.aws2.ddb.Ddb2Constants;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The steps of {@link MenuFillRoutes}. A record of its own tells that the replica was filled once, whole. */
@Component
class MenuFillSteps {

    static final Map<String, AttributeValue> FILLED = Map.of(MenuProduct.KEY, AttributeValue.fromS("filled"));
    /** With the longest products, half of the maximum size of an answer. */
    private static final int PAGE = 25;

    private final AtomicBoolean isDone = new AtomicBoolean();

    /** A page of the catalog's products: what is listed is not deleted. */
    record Products(List<Listed> items, String next) {}

    record Listed(UUID id, String name, String description, Money price, List<URI> pictures, String categoryType,
        long version, Instant updatedAt) {

        MenuProduct onMenu() {
            return new MenuProduct(id, name, description, price, pictures, categoryType, version, false, updatedAt);
        }
    }

    boolean isWanted(Exchange exchange) {
        return !isDone.get();
    }

    void askWhetherFilled(Exchange exchange) {
        DynamoDbHeaders.get(exchange.getMessage(), FILLED);
    }

    void begin(Exchange exchange) {
        exchange.setVariable(MenuFilling.VARIABLE,
            new MenuFilling(!DynamoDbHeaders.item(exchange.getMessage()).isEmpty()));
        DynamoDbHeaders.forget(exchange.getMessage());
    }

    boolean isUnfinished(Exchange exchange) {
        return MenuFilling.of(exchange).isUnfinished();
    }

    void nextPage(Exchange exchange) {
        Message message = exchange.getMessage();
        String cursor = MenuFilling.of(exchange).cursor();
        message.removeHeaders("CamelHttp*");
        message.setBody(null);
        message.setHeader(Exchange.HTTP_METHOD, "GET");
        message.setHeader(Exchange.HTTP_QUERY, "limit=" + PAGE + (cursor == null ? "" : "&cursor=" + cursor));
    }

    void products(Exchange exchange) throws JsonProcessingException {
        Products page = Json.mapper().readValue(exchange.getMessage().getBody(String.class), Products.class);
        MenuFilling.of(exchange).pageRead(page.next());
        exchange.getMessage()
            .setBody(page.items().stream().map(product -> new MenuUpdate(product.onMenu(), null, null)).toList());
    }

    boolean hasFilled(Exchange exchange) {
        return MenuFilling.of(exchange).hasFilled();
    }

    void mark(Exchange exchange) {
        DynamoDbHeaders.forget(exchange.getMessage());
        exchange.getMessage().setHeader(Ddb2Constants.ITEM, FILLED);
    }

    void done(Exchange exchange) {
        isDone.set(true);
    }
}
