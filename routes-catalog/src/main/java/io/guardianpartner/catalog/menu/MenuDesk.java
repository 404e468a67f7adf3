package io.guardianpartner.catalog.menu;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.guardianpartner.catalog.ETag;
import io.guardianpartner.catalog.IfMatch;
import io.guardianpartner.catalog.menu.ProductQuery.Position;
import io.guardianpartner.catalog.stock.Stock;
import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.MessageTypes;
import io.guardianpartner.message.Money;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.ProductChanged;
import io.guardianpartner.routing.Messages;
import io.guardianpartner.routing.rest.Page;
import io.guardianpartner.routing.rest.ProblemException;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Headers;
import org.apache.camel.Variable;
import org.springframework.stereotype.Component;

/** Where requests about the menu become products, and products become answers and messages. */
@Component
class MenuDesk {

    private final Clock clock;
    private final Messages messages;
    private final Money highestPrice;

    MenuDesk(Clock clock, Messages messages, MenuProperties properties) {
        this.clock = clock;
        this.messages = messages;
        this.highestPrice = properties.highestPrice();
    }

    public ProductQuery query(@Headers Map<String, Object> headers) {
        return ProductQuery.of(headers);
    }

    public NewProduct asNew(@Body ProductRequest request) {
        return request.toNew(Ids.next());
    }

    public StockedProduct create(@Body NewProduct asked) {
        ProductDetails details = new ProductDetails(asked.name(), asked.description(), asked.price(),
            asked.pictures(), asked.categoryType());
        return new StockedProduct(Product.create(asked.id(), affordable(details), clock.instant()),
            Stock.initially(asked.onHand()));
    }

    public Product change(@Body ProductRequest request, @Variable("stored") StockedProduct stored,
        @Header("If-Match") String ifMatch) {
        IfMatch.required(ifMatch).checkAlone(stored.product().version());
        return stored.product().change(affordable(request.details()), clock.instant());
    }

    private ProductDetails affordable(ProductDetails details) {
        if (details.price().compareTo(highestPrice) > 0) {
            throw ProblemException.unprocessable("price", "must be at most " + highestPrice);
        }
        return details;
    }

    public Product delete(@Variable("stored") StockedProduct stored, @Header("If-Match") String ifMatch) {
        IfMatch.optional(ifMatch).checkAlone(stored.product().version());
        return stored.product().delete(clock.instant());
    }

    public List<Message> tell(@Body Product product) {
        ProductDetails details = product.details();
        ProductChanged changed = new ProductChanged(product.id(), details.name(), details.description(),
            details.price(), details.pictures(), details.categoryType().name(), product.version(), product.deleted(),
            product.updatedAt());
        return List.of(messages.to(Services.ANY, MessageTypes.MSG_PRODUCT_CHANGED, product.id(), changed));
    }

    /** Of the menu first; then of the stock, which moves with every order. */
    public String etag(@Body StockedProduct stocked) {
        return ETag.of(stocked.product().version(), stocked.stock().version());
    }

    public ProductView answer(@Body StockedProduct stocked) {
        return ProductView.of(stocked);
    }

    public Page<CategoryView> categories(@Body List<CategoryView> categories) {
        return Page.last(categories);
    }

    /** The rows are one more than the page has, when there is a next one. */
    public Page<ProductView> page(@Variable("products") List<ListedProduct> rows, @Body ProductQuery query) {
        List<ProductView> views = rows.stream().limit(query.limit()).map(row -> ProductView.of(row.stocked())).toList();
        if (rows.size() <= query.limit()) {
            return Page.last(views);
        }
        Instant since = query.after() == null ? Position.sinceOf(clock.instant()) : query.after().since();
        ProductView last = views.get(views.size() - 1);
        return Page.of(views, new Position(since, rows.get(views.size() - 1).hasMoved(), last.categoryType(),
            last.name(), last.id()).toCursor());
    }
}
