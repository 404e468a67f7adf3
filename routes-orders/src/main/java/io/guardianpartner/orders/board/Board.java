package io.guardianpartner.orders.board;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import io.guardianpartner.orders.order.Cooking;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.store.Listing;
import io.guardianpartner.orders.store.OrderChange;
import io.guardianpartner.orders.view.OrderIds;
import io.guardianpartner.orders.view.OrderViews;
import io.guardianpartner.routing.rest.Page;
import io.guardianpartner.routing.rest.PageRequest;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.Headers;
import org.springframework.stereotype.Component;

/** The steps of {@link BoardRoutes}. */
@Component("board")
class Board {

    /** What can be handed over comes first, then what is being made, then what waits. */
    private static final List<OrderStatus> STATUSES = List.of(OrderStatus.DONE, OrderStatus.IN_PROGRESS,
        OrderStatus.AWAITING);
    private static final Comparator<Order> ORDER = Comparator
        .comparingInt((Order order) -> STATUSES.indexOf(order.status())).thenComparing(Order::createdAt)
        .thenComparing(Order::id);

    private final OrderViews views;
    private final Clock clock;

    Board(OrderViews views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    public Listing asked(@Headers Map<String, Object> headers) {
        return Listing.ofBoard(STATUSES.stream().map(OrderStatus::name).toList(), PageRequest.of(headers),
            clock.instant());
    }

    /** The orders by the status that they have now: the index may lag behind by a moment. */
    public void answer(Exchange exchange, @Body Listing listing) {
        views.answer(exchange, 200, Page.of(listing.orders().stream().filter(order -> order.status().isOnBoard())
            .sorted(ORDER).map(views::ofMany).toList(), listing.next()));
    }

    public OrderChange move(@Body NextStatus wanted, @Header("id") String id) {
        return OrderChange.of(OrderIds.parse(id), (order, now) -> Cooking.movedTo(order, wanted.status(), now));
    }
}
