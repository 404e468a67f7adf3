package io.guardianpartner.orders.board;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import io.guardianpartner.api.Page;
import io.guardianpartner.api.PageRequest;
import io.guardianpartner.api.ProblemException;
import io.guardianpartner.api.ResourceId;
import io.guardianpartner.orders.order.FulfilmentRules;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.store.OrderPage;
import io.guardianpartner.orders.update.OrderChange;
import io.guardianpartner.orders.view.OrderViews;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/** The steps of {@link KitchenBoardRoutes}. */
@Component
class KitchenBoardSteps {

    /** What can be handed over comes first, then what is being made, then what waits. */
    private static final List<OrderStatus> STATUSES = List.of(OrderStatus.DONE, OrderStatus.IN_PROGRESS,
        OrderStatus.AWAITING);
    private static final Comparator<Order> ORDER = Comparator
        .comparingInt((Order order) -> STATUSES.indexOf(order.status())).thenComparing(Order::createdAt)
        .thenComparing(Order::id);

    /** Parameters that each ask for another list than the board. */
    private static final List<String> LISTS = List.of("customer", "status", "trackingNumber");

    private final OrderViews views;
    private final Clock clock;

    KitchenBoardSteps(OrderViews views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    /** @throws ProblemException 400 for what would be taken no notice of */
    void oneList(Exchange exchange) {
        Message message = exchange.getMessage();
        List<String> given = LISTS.stream().filter(name -> message.getHeader(name) != null).toList();
        if (given.size() > 1) {
            throw ProblemException.malformedParameter(given.get(1), "cannot be combined with " + given.get(0));
        }
        if (message.getHeader("date") != null && !given.contains("trackingNumber")) {
            throw ProblemException.malformedParameter("date", "belongs to trackingNumber");
        }
    }

    OrderPage page(Exchange exchange) {
        return OrderPage.ofBoard(STATUSES.stream().map(OrderStatus::name).toList(),
            PageRequest.of(exchange.getMessage().getHeaders()), clock.instant());
    }

    /** The orders by the status that they have now: the index may lag behind by a moment. */
    void answer(Exchange exchange) {
        OrderPage page = exchange.getMessage().getBody(OrderPage.class);
        views.answer(exchange, 200, Page.of(page.orders().stream().filter(order -> order.status().isOnBoard())
            .sorted(ORDER).map(views::ofMany).toList(), page.next()));
    }

    OrderChange move(Exchange exchange) {
        OrderStatus wanted = exchange.getMessage().getBody(NextStatus.class).status();
        UUID orderId = ResourceId.orNotFound("order", exchange.getMessage().getHeader("id", String.class));
        return OrderChange.of(orderId, (order, now) -> FulfilmentRules.movedTo(order, wanted, now));
    }
}
