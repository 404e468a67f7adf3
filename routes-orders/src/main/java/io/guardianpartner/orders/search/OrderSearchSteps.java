package io.guardianpartner.orders.search;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.regex.Pattern;

import io.guardianpartner.api.DayParameter;
import io.guardianpartner.api.Page;
import io.guardianpartner.api.PageRequest;
import io.guardianpartner.api.ProblemException;
import io.guardianpartner.orders.OrdersProperties;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.store.NumberOfDay;
import io.guardianpartner.orders.store.OrderPage;
import io.guardianpartner.orders.view.OrderViews;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The steps of {@link OrderSearchRoutes}. */
@Component
class OrderSearchSteps {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final int DIGITS = 3;

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

    /** The number as it is stored: {@code 7} is {@code 007}. */
    private NumberOfDay wanted(Exchange exchange) {
        String given = exchange.getMessage().getHeader("trackingNumber", String.class);
        if (!NUMBER.matcher(given).matches()) {
            throw ProblemException.malformedParameter("trackingNumber", "must be the number of an order, such as 007");
        }
        return new NumberOfDay("0".repeat(Math.max(0, DIGITS - given.length())) + given,
            DayParameter.orMalformed(exchange, "date"), zone);
    }

    void answerFound(Exchange exchange) {
        NumberOfDay wanted = wanted(exchange);
        views.answer(exchange, 200, Page.last(exchange.getMessage().getBody(OrderPage.class).orders().stream()
            .filter(wanted::isOf).map(views::ofMany).toList()));
    }

    private static OrderStatus status(Exchange exchange) {
        String given = exchange.getMessage().getHeader("status", String.class);
        return Arrays.stream(OrderStatus.values()).filter(status -> status.name().equals(given)).findFirst()
            .orElseThrow(() -> ProblemException.malformedParameter("status",
                "must be one of " + Arrays.toString(OrderStatus.values())));
    }
}
