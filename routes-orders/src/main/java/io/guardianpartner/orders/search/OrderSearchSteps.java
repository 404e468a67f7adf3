package io.guardianpartner.orders.search;

import java.time.ZoneId;
import java.util.Arrays;

import io.guardianpartner.api.DayParameter;
import io.guardianpartner.api.Page;
import io.guardianpartner.api.PageRequest;
import io.guardianpartner.api.ProblemException;
import io.guardianpartner.orders.OrdersProperties;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.order.TrackingNumber;
import io.guardianpartner.orders.store.NumberOfDay;
import io.guardianpartner.orders.store.OrderPage;
import io.guardianpartner.orders.view.OrderViews;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The steps of {@link OrderSearchRoutes}. */
@Component
class OrderSearchSteps {

    private final OrderViews views;
    private final ZoneId zone;

    OrderSearchSteps(OrderViews views, OrdersProperties properties) {
        this.views = views;
        this.zone = properties.timeZone();
    }

    OrderPage page(Exchange exchange) {
        return OrderPage.ofStatus(status(exchange), PageRequest.of(exchange.getMessage().getHeaders()));
    }

    /** The orders that still have the status: the index may lag behind by a moment. */
    void answerPage(Exchange exchange) {
        OrderPage page = exchange.getMessage().getBody(OrderPage.class);
        OrderStatus wanted = status(exchange);
        views.answer(exchange, 200, Page.of(page.orders().stream().filter(order -> order.status() == wanted)
            .map(views::ofMany).toList(), page.next()));
    }

    OrderPage number(Exchange exchange) {
        return OrderPage.ofNumber(wanted(exchange));
    }

    void answerFound(Exchange exchange) {
        views.answer(exchange, 200, Page.last(wanted(exchange).among(exchange.getMessage().getBody(OrderPage.class))
            .stream().map(views::ofMany).toList()));
    }

    private NumberOfDay wanted(Exchange exchange) {
        String number = TrackingNumber.read(exchange.getMessage().getHeader("trackingNumber", String.class))
            .orElseThrow(() -> ProblemException.malformedParameter("trackingNumber",
                "must be the number of an order, such as 007"));
        return new NumberOfDay(number, DayParameter.orMalformed(exchange, "date"), zone);
    }

    private static OrderStatus status(Exchange exchange) {
        String given = exchange.getMessage().getHeader("status", String.class);
        return Arrays.stream(OrderStatus.values()).filter(status -> status.name().equals(given)).findFirst()
            .orElseThrow(() -> ProblemException.malformedParameter("status",
                "must be one of " + Arrays.toString(OrderStatus.values())));
    }
}
