package io.guardianpartner.catalog.menu;

import java.time.Clock;
import java.util.List;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.catalog.IfMatch;
import io.guardianpartner.catalog.stock.Stock;
import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.MessageTypes;
import io.guardianpartner.message.Money;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.ProductChanged;
import io.guardianpartner.routing.Messages;
import io.guardianpartner.routing.outbox.Outbox;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Makes products of requests, and messages of products. */
@Component
class ProductAdminSteps {

    private final Clock clock;
    private final Messages messages;
    private final Outbox outbox;
    private final Money highestPrice;

    ProductAdminSteps(Clock clock, Messages messages, Outbox outbox, MenuProperties properties) {
        this.clock = clock;
        this.messages = messages;
        this.outbox = outbox;
        this.highestPrice = properties.highestPrice();
    }

    NewProduct asNew(ProductRequest request) {
        return request.toNew(Ids.next());
    }

    /** @throws ProblemException 422 for a price above the highest */
    StockedProduct create(NewProduct asked) {
        ProductDetails details = new ProductDetails(asked.name(), asked.description(), asked.price(),
            asked.pictures(), asked.categoryType());
        return new StockedProduct(Product.create(asked.id(), affordable(details), clock.instant()),
            Stock.initially(asked.onHand()));
    }

    /** @throws ProblemException 412 or 428 by {@code If-Match}, 422 for a price above the highest */
    Product change(Exchange exchange) {
        Product stored = stored(exchange);
        ProductRequest request = exchange.getMessage().getBody(ProductRequest.class);
        IfMatch.required(ifMatch(exchange)).checkAlone(stored.version());
        return stored.change(affordable(request.details()), clock.instant());
    }

    /** @throws ProblemException 412 by {@code If-Match} */
    Product delete(Exchange exchange) {
        Product stored = stored(exchange);
        IfMatch.optional(ifMatch(exchange)).checkAlone(stored.version());
        return stored.delete(clock.instant());
    }

    List<Message> messages(Product product) {
        ProductDetails details = product.details();
        ProductChanged changed = new ProductChanged(product.id(), details.name(), details.description(),
            details.price(), details.pictures(), details.categoryType().name(), product.version(), product.deleted(),
            product.updatedAt());
        return List.of(messages.to(Services.ANY, MessageTypes.MSG_PRODUCT_CHANGED, product.id(), changed));
    }

    @SuppressWarnings("unchecked")
    void send(Exchange exchange) {
        outbox.addAll(exchange.getMessage().getBody(List.class));
    }

    private ProductDetails affordable(ProductDetails details) {
        if (details.price().compareTo(highestPrice) > 0) {
            throw ProblemException.unprocessable("price", "must be at most " + highestPrice);
        }
        return details;
    }

    private static Product stored(Exchange exchange) {
        return exchange.getVariable("stored", StockedProduct.class).product();
    }

    private static String ifMatch(Exchange exchange) {
        return exchange.getMessage().getHeader("If-Match", String.class);
    }
}
