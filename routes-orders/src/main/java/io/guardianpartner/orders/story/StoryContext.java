package io.guardianpartner.orders.story;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.guardianpartner.api.story.Story;
import io.guardianpartner.api.story.StoryPart;
import io.guardianpartner.orders.order.Order;
import org.apache.camel.Exchange;

/** The story that an exchange puts together: its order, and the parts that were told so far. */
final class StoryContext {

    /** The exchange variable that holds it. */
    private static final String VARIABLE = "orderStory";

    private final Order order;
    private final List<StoryPart> parts = new ArrayList<>();

    private StoryContext(Order order) {
        this.order = order;
    }

    static StoryContext begin(Exchange exchange, Order order) {
        StoryContext context = new StoryContext(order);
        exchange.setVariable(VARIABLE, context);
        return context;
    }

    static StoryContext of(Exchange exchange) {
        return exchange.getVariable(VARIABLE, StoryContext.class);
    }

    UUID orderId() {
        return order.id();
    }

    void add(StoryPart part) {
        parts.add(part);
    }

    Story story() {
        return Story.of(order.id(), order.trackingNumber(), order.status().name(), parts);
    }
}
