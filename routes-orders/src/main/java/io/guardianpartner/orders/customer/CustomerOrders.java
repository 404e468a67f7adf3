package io.guardianpartner.orders.customer;

import java.util.Map;
import java.util.UUID;

import io.guardianpartner.orders.order.Cooking;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.store.Listing;
import io.guardianpartner.orders.store.OrderChange;
import io.guardianpartner.orders.view.OrderIds;
import io.guardianpartner.orders.view.OrderViews;
import io.guardianpartner.routing.rest.Caller;
import io.guardianpartner.routing.rest.Page;
import io.guardianpartner.routing.rest.PageRequest;
import io.guardianpartner.routing.rest.ProblemException;
import io.guardianpartner.routing.rest.Role;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.Headers;
import org.springframework.stereotype.Component;

/** The steps of {@link CustomerRoutes}. Who may not see an order is told that there is none. */
@Component("customerOrders")
class CustomerOrders {

    private final OrderViews views;

    CustomerOrders(OrderViews views) {
        this.views = views;
    }

    public UUID id(@Header("id") String id) {
        return OrderIds.parse(id);
    }

    public Order visible(@Body Order order, @Header("id") String id,
        @ExchangeProperty(Caller.PROPERTY) Caller caller) {
        if (order == null || !isVisible(order, caller)) {
            throw ProblemException.notFound("order", id);
        }
        return order;
    }

    /** Nothing needs to be said about a cancellation. */
    public boolean isExplained(Exchange exchange) {
        String body = exchange.getMessage().getBody(String.class);
        return body != null && !body.isBlank();
    }

    public OrderChange cancellation(Exchange exchange, @Header("id") String id,
        @ExchangeProperty(Caller.PROPERTY) Caller caller) {
        String reason = exchange.getMessage().getBody() instanceof Cancellation given ? given.reason() : null;
        return OrderChange.of(OrderIds.parse(id), (order, now) -> {
            if (!isVisible(order, caller)) {
                throw ProblemException.notFound("order", id);
            }
            return Cooking.cancelledByOwner(order, reason, now);
        });
    }

    public Listing asked(@Headers Map<String, Object> headers, @Header("customer") String customer,
        @ExchangeProperty(Caller.PROPERTY) Caller caller) {
        if (!"me".equals(customer)) {
            throw ProblemException.malformedParameter("customer", "is me, or absent for the kitchen's board");
        }
        return Listing.ofCustomer(caller.id(), PageRequest.of(headers));
    }

    public void answer(Exchange exchange, @Body Listing listing) {
        views.answer(exchange, 200,
            Page.of(listing.orders().stream().map(views::ofMany).toList(), listing.next()));
    }

    private static boolean isVisible(Order order, Caller caller) {
        return order.owner().isCustomer(caller.id()) || caller.is(Role.KITCHEN) || caller.is(Role.ADMIN);
    }
}
