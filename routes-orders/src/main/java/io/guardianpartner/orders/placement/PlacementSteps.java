package io.guardianpartner.orders.placement;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.api.Caller;
import io.guardianpartner.api.ProblemException;
import io.guardianpartner.message.Ids;
import io.guardianpartner.orders.guest.GuestToken;
import io.guardianpartner.orders.idempotency.KeyClaim;
import io.guardianpartner.orders.idempotency.KeyRequest;
import io.guardianpartner.orders.order.Decision;
import io.guardianpartner.orders.order.Line;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.Owner;
import io.guardianpartner.orders.order.Pix;
import io.guardianpartner.orders.order.PlacementRules;
import io.guardianpartner.orders.order.PlacementRules.Step;
import io.guardianpartner.orders.order.Rejection;
import io.guardianpartner.orders.update.OrderChange;
import io.guardianpartner.orders.update.UpdateResult;
import io.guardianpartner.orders.view.OrderViews;
import io.guardianpartner.orders.view.RejectionProblems;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The steps of {@link PlacementRoutes} and {@link PlacementCompletionRoutes}. */
@Component
class PlacementSteps {

    private final PlacementRules rules;
    private final OrderViews views;
    private final Clock clock;

    PlacementSteps(PlacementRules rules, OrderViews views, Clock clock) {
        this.rules = rules;
        this.views = views;
        this.clock = clock;
    }

    void beginForCustomer(Exchange exchange) {
        PlacementContext.begin(exchange, false);
    }

    void beginForGuest(Exchange exchange) {
        PlacementContext.begin(exchange, true);
    }

    /** The cart becomes a placement under the client's key, or under one of ours. */
    void wantKey(Exchange exchange) {
        PlacementContext context = PlacementContext.of(exchange);
        NewOrder cart = exchange.getMessage().getBody(NewOrder.class);
        String given = exchange.getMessage().getHeader("Idempotency-Key", String.class);
        String key = given == null ? UUID.randomUUID().toString() : Carts.checkedKey(given, context.isGuest());
        String customerId = context.isGuest() ? null : Caller.of(exchange).id();
        context.placement(
            new Placement(Carts.lines(cart), cart.notes(), cart.payerEmail(), customerId, key, given == null));
        exchange.getMessage()
            .setBody(new KeyRequest(context.isGuest() ? "guest" : "customer " + customerId, key, Carts.hash(cart),
                Ids.next(), context.isGuest() ? GuestToken.newSecret() : null));
    }

    void keyIsClaimed(Exchange exchange) {
        PlacementContext.of(exchange).claim(exchange.getMessage().getBody(KeyClaim.class));
    }

    boolean isRepeat(Exchange exchange) {
        return PlacementContext.of(exchange).claim().isRepeat();
    }

    OrderChange triedAgain(Exchange exchange) {
        return OrderChange.of(PlacementContext.of(exchange).claim().orderId(), rules::triedAgain);
    }

    /** Whether the key has no order yet: it is new, or its first user went no further. */
    boolean isToBeCreated(Exchange exchange) {
        return PlacementContext.of(exchange).order() == null;
    }

    List<UUID> products(Exchange exchange) {
        return PlacementContext.of(exchange).placement().lines().stream().map(Line::productId).toList();
    }

    /** A deleted product never comes back: no order is stored for it, and the catalog is not asked. */
    void refuseDeleted(Exchange exchange) {
        List<?> deleted = exchange.getMessage().getBody(List.class);
        if (!deleted.isEmpty()) {
            throw new ProblemException(404, "Not Found", "There is no product " + deleted.get(0) + " any more.",
                Map.of("productId", deleted.get(0))).as("unknown-product");
        }
    }

    OrderChange create(Exchange exchange) {
        PlacementContext context = PlacementContext.of(exchange);
        Placement placement = context.placement();
        UUID orderId = context.claim().orderId();
        String trackingNumber = exchange.getMessage().getBody(String.class);
        Owner owner = context.isGuest()
            ? Owner.guest(context.guestToken().hash())
            : Owner.customer(placement.customerId());
        return OrderChange.create(orderId, now -> rules.begin(orderId, owner, trackingNumber, placement.lines(),
            placement.notes(), placement.payerEmail(), placement.isKeyless(), now), rules::triedAgain);
    }

    void stored(Exchange exchange) {
        PlacementContext.of(exchange).order(exchange.getMessage().getBody(UpdateResult.class).order());
    }

    boolean isToBeReserved(Exchange exchange) {
        return PlacementRules.nextStep(order(exchange)) == Step.RESERVE;
    }

    boolean isToBePaid(Exchange exchange) {
        return PlacementRules.nextStep(order(exchange)) == Step.ASK_FOR_PIX;
    }

    ReservationRequest reservationRequest(Exchange exchange) {
        Order order = order(exchange);
        List<ReservationRequest.Line> lines = order.lines().stream()
            .map(line -> new ReservationRequest.Line(line.productId(), line.quantity())).toList();
        return new ReservationRequest(order.id(), order.payBy(), lines,
            order.paymentAttempt() == 1 ? null : order.version());
    }

    /** The catalog's answer as a change of the order. */
    OrderChange reserved(Exchange exchange) {
        DownstreamAnswer answer = exchange.getMessage().getBody(DownstreamAnswer.class);
        if (answer.isSuccess()) {
            List<Line> lines = answer.as(ReservationAnswer.class).toLines();
            return ofThisPlacing(exchange, (order, now) -> rules.priced(order, lines, now));
        }
        return rejected(exchange, Step.RESERVE, DownstreamRejections.ofCatalog(answer).orElseThrow());
    }

    boolean isTooLateForPix(Exchange exchange) {
        return rules.isTooLateForPix(order(exchange), clock.instant());
    }

    OrderChange tooLate(Exchange exchange) {
        return rejected(exchange, Step.ASK_FOR_PIX,
            Rejection.closed("Too little time was left to pay the order; it was undone."));
    }

    PaymentRequest paymentRequest(Exchange exchange) {
        Order order = order(exchange);
        String email = order.attempt().payerEmail();
        return new PaymentRequest(order.id(), order.total(), order.payBy(),
            email == null ? null : new PaymentRequest.Payer(email),
            order.paymentAttempt() == 1 ? null : order.paymentAttempt());
    }

    /** The answer of payments as a change of the order. */
    OrderChange pixIssued(Exchange exchange) {
        DownstreamAnswer answer = exchange.getMessage().getBody(DownstreamAnswer.class);
        if (answer.isNotReady()) {
            throw new DownstreamUnavailableException("The payment is not ready yet; try again.", answer.retryAfter(),
                rules.longestWait());
        }
        if (answer.isSuccess()) {
            PaymentAnswer payment = answer.as(PaymentAnswer.class);
            if (payment.hasFailed()) {
                return ofThisPlacing(exchange, (order, now) -> rules.paymentRefused(order, payment.id(), now));
            }
            Pix pix = payment.toPix();
            return ofThisPlacing(exchange, (order, now) -> rules.pixIssued(order, payment.id(), pix, now));
        }
        return rejected(exchange, Step.ASK_FOR_PIX, DownstreamRejections.ofPayments(answer).orElseThrow());
    }

    UUID orderId(Exchange exchange) {
        return order(exchange).id();
    }

    /** A service is unavailable: bad luck, unless a twin of this request got through meanwhile. */
    void goOnIfFinished(Exchange exchange) throws Exception {
        Order order = exchange.getMessage().getBody(Order.class);
        if (order.isBeingPlaced()) {
            throw exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        }
        PlacementContext.of(exchange).order(order);
    }

    /** The end of placement, the same each time: the order, or why there will be none. */
    void answer(Exchange exchange) {
        PlacementContext context = PlacementContext.of(exchange);
        Order order = context.order();
        if (order.wasNeverPlaced()) {
            throw RejectionProblems.problem(order);
        }
        String token = context.isGuest() ? context.guestToken().text() : null;
        views.answer(exchange, 201, views.ofOne(order).withToken(token));
        exchange.getMessage().setHeader("Location",
            context.isGuest() ? "/v1/guest/orders" : "/v1/orders/" + order.id());
    }

    private static Order order(Exchange exchange) {
        return PlacementContext.of(exchange).order();
    }

    private OrderChange rejected(Exchange exchange, Step step, Rejection rejection) {
        return ofThisPlacing(exchange, (order, now) -> rules.refused(order, step, rejection, now));
    }

    /** What was answered to one placing says nothing of a later one of the same order. */
    private static OrderChange ofThisPlacing(Exchange exchange, OrderChange.Rule rule) {
        int attempt = order(exchange).paymentAttempt();
        return OrderChange.of(order(exchange).id(), (order, now) -> order.paymentAttempt() == attempt
            ? rule.decide(order, now)
            : new Decision.Unchanged(order, "is placed once more meanwhile"));
    }
}
