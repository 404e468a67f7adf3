package io.guardianpartner.orders.story;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.api.ResourceId;
import io.guardianpartner.orders.OrdersProperties;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.TrackingNumber;
import io.guardianpartner.orders.store.NumberOfDay;
import io.guardianpartner.orders.store.OrderPage;
import io.guardianpartner.orders.store.StoredOrder;
import io.guardianpartner.orders.view.OrderViews;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The steps of {@link OrderStoryRoutes}. */
@Component
class OrderStorySteps {

    private final StoryTeller teller;
    private final OrderViews views;
    private final ZoneId zone;
    private final Clock clock;

    OrderStorySteps(StoryTeller teller, OrderViews views, OrdersProperties properties, Clock clock) {
        this.teller = teller;
        this.views = views;
        this.zone = properties.timeZone();
        this.clock = clock;
    }

    /** The order's id, or the page on which the order with a tracking number of today is. */
    Object reference(Exchange exchange) {
        return numberOfToday(exchange).<Object>map(OrderPage::ofNumber)
            .orElseGet(() -> ResourceId.orNotFound("order", asked(exchange)));
    }

    UUID found(Exchange exchange) {
        return numberOfToday(exchange).flatMap(wanted -> wanted.among(exchange.getMessage().getBody(OrderPage.class)))
            .map(Order::id).orElseThrow(() -> ProblemException.notFound("order", asked(exchange)));
    }

    void begin(Exchange exchange) {
        StoredOrder stored = exchange.getMessage().getBody(StoredOrder.class);
        if (stored == null) {
            throw ProblemException.notFound("order", asked(exchange));
        }
        StoryContext.begin(exchange, stored.order()).add(teller.part(stored));
    }

    void answer(Exchange exchange) {
        views.answer(exchange, 200, StoryContext.of(exchange).story());
    }

    /** A number is given out again each day; only today's is meant. */
    private Optional<NumberOfDay> numberOfToday(Exchange exchange) {
        return TrackingNumber.read(asked(exchange))
            .map(number -> new NumberOfDay(number, LocalDate.ofInstant(clock.instant(), zone), zone));
    }

    private static String asked(Exchange exchange) {
        return exchange.getMessage().getHeader("order", String.class);
    }
}
