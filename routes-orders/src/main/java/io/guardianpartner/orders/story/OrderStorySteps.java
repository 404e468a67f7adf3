package io.guardianpartner.orders.story;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.regex.Pattern;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.api.ResourceId;
import io.guardianpartner.orders.OrdersProperties;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.store.StoredOrder;
import io.guardianpartner.orders.view.OrderViews;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The steps of {@link OrderStoryRoutes}. */
@Component
class OrderStorySteps {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final int DIGITS = 3;

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

    /** The order's id, or a tracking number as it is stored: {@code 7} is {@code 007}. */
    Object reference(Exchange exchange) {
        String given = asked(exchange);
        return NUMBER.matcher(given).matches()
            ? "0".repeat(Math.max(0, DIGITS - given.length())) + given
            : ResourceId.orNotFound("order", given);
    }

    boolean isNumber(Exchange exchange) {
        return exchange.getMessage().getBody() instanceof String;
    }

    UUID found(Exchange exchange) {
        UUID id = exchange.getMessage().getBody(UUID.class);
        if (id == null) {
            throw ProblemException.notFound("order", asked(exchange));
        }
        return id;
    }

    void begin(Exchange exchange) {
        StoredOrder stored = exchange.getMessage().getBody(StoredOrder.class);
        if (stored == null || !isMeant(stored.order(), exchange)) {
            throw ProblemException.notFound("order", asked(exchange));
        }
        StoryContext.begin(exchange, stored.order()).add(teller.part(stored));
    }

    void answer(Exchange exchange) {
        views.answer(exchange, 200, StoryContext.of(exchange).story());
    }

    /** A number is given out again each day; only today's is meant. */
    private boolean isMeant(Order order, Exchange exchange) {
        return !NUMBER.matcher(asked(exchange)).matches() || day(order.createdAt()).equals(day(clock.instant()));
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    private static String asked(Exchange exchange) {
        return exchange.getMessage().getHeader("order", String.class);
    }
}
