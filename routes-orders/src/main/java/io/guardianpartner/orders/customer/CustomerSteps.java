package io.guardianpartner.orders.customer;

import java.util.UUID;

import io.guardianpartner.api.Caller;
import io.guardianpartner.api.Page;
import io.guardianpartner.api.PageRequest;
import io.guardianpartner.api.ProblemException;
import io.guardianpartner.api.ResourceId;
import io.guardianpartner.api.Role;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.store.OrderPage;
import io.guardianpartner.orders.view.OrderViews;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The steps of {@link CustomerRoutes}. A caller who may not see an order is told that there is none. */
@Component
class CustomerSteps {

    private final OrderViews views;

    CustomerSteps(OrderViews views) {
        this.views = views;
    }

    UUID id(Exchange exchange) {
        return ResourceId.orNotFound("order", pathId(exchange));
    }

    Order visible(Exchange exchange) {
        Order order = exchange.getMessage().getBody(Order.class);
        if (order == null || !isVisible(order, Caller.of(exchange))) {
            throw ProblemException.notFound("order", pathId(exchange));
        }
        return order;
    }

    OrderPage page(Exchange exchange) {
        if (!"me".equals(exchange.getMessage().getHeader("customer", String.class))) {
            throw ProblemException.malformedParameter("customer", "is me, or absent for the kitchen's board");
        }
        return OrderPage.ofCustomer(Caller.of(exchange).id(), PageRequest.of(exchange.getMessage().getHeaders()));
    }

    void answer(Exchange exchange) {
        OrderPage page = exchange.getMessage().getBody(OrderPage.class);
        views.answer(exchange, 200, Page.of(page.orders().stream().map(views::ofMany).toList(), page.next()));
    }

    private static String pathId(Exchange exchange) {
        return exchange.getMessage().getHeader("id", String.class);
    }

    private static boolean isVisible(Order order, Caller caller) {
        return order.owner().isCustomer(caller.id()) || caller.is(Role.KITCHEN) || caller.is(Role.ADMIN);
    }
}
