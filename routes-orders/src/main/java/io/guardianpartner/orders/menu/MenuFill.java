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
import io.guardianpartner.orders.store.Dynamo;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Message;
import org.apache.camel.component.aws2.ddb.Ddb2Constants;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The steps of {@link MenuFillRoutes}. A record of its own tells that the replica was filled once, whole. */
@Component("menuFill")
class MenuFill {

    static final Map<String, AttributeValue> FILLED = Map.of(MenuProduct.KEY, AttributeValue.fromS("filled"));
    private static final String CURSOR = "menuCursor";
    private static final String STATE = "menuFillState";
    /** The longest products, so many of them, are half of what is taken of an answer. */
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

    private enum State {
        FILLED_BEFORE, PAGING, LAST_PAGE_READ
    }

    public boolean isWanted() {
        return !isDone.get();
    }

    public void askWhetherFilled(Exchange exchange) {
        Dynamo.get(exchange.getMessage(), FILLED);
    }

    public void begin(Exchange exchange) {
        boolean wasFilled = !Dynamo.item(exchange.getMessage()).isEmpty();
        exchange.setProperty(STATE, wasFilled ? State.FILLED_BEFORE : State.PAGING);
        Dynamo.forget(exchange.getMessage());
    }

    public boolean isUnfinished(@ExchangeProperty(STATE) Object state) {
        return state == State.PAGING;
    }

    public void nextPage(Exchange exchange) {
        Message message = exchange.getMessage();
        String cursor = exchange.getProperty(CURSOR, String.class);
        message.removeHeaders("CamelHttp*");
        message.setBody(null);
        message.setHeader(Exchange.HTTP_METHOD, "GET");
        message.setHeader(Exchange.HTTP_QUERY, "limit=" + PAGE + (cursor == null ? "" : "&cursor=" + cursor));
    }

    public List<MenuChange> products(Exchange exchange) throws JsonProcessingException {
        Products page = Json.mapper().readValue(exchange.getMessage().getBody(String.class), Products.class);
        exchange.setProperty(CURSOR, page.next());
        if (page.next() == null) {
            exchange.setProperty(STATE, State.LAST_PAGE_READ);
        }
        return page.items().stream().map(product -> new MenuChange(product.onMenu(), null, null)).toList();
    }

    public boolean isToBeMarked(@ExchangeProperty(STATE) Object state) {
        return state == State.LAST_PAGE_READ;
    }

    public void mark(Exchange exchange) {
        Dynamo.forget(exchange.getMessage());
        exchange.getMessage().setHeader(Ddb2Constants.ITEM, FILLED);
    }

    public void done() {
        isDone.set(true);
    }
}
