package io.guardianpartner.orders.story;

import static io.guardianpartner.orders.order.Orders.NOW;
import static io.guardianpartner.orders.order.Orders.PIX;
import static io.guardianpartner.orders.order.Orders.PLACING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.guardianpartner.api.story.Waiting;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.MessageTypes;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentCancellationRequested;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.order.Orders;
import io.guardianpartner.orders.order.Owner;
import io.guardianpartner.orders.order.PaymentRules;
import io.guardianpartner.orders.store.OrderItem;
import io.guardianpartner.orders.store.StoredOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WaitRulesTest {

    private static final WaitRules RULES = new WaitRules(PLACING);

    static Stream<Arguments> waits() {
        Order cancelled = Orders.in(OrderStatus.CANCELLED);
        Order approvedTooLate = PaymentRules.succeeded(cancelled, Orders.PAYMENT, Orders.TOTAL, NOW).order();
        Order keyless = PLACING.begin(Orders.stored().id(), Owner.customer("ana"), "007", Orders.stored().lines(), null,
            null, true, NOW);
        return Stream.of(
            Arguments.of("being placed", Orders.stored(), NOW,
                List.of(wait("the catalog to reserve its portions; then it is undone", NOW.plusSeconds(120)),
                    wait("recovery to look at it", NOW.plusSeconds(20)))),
            Arguments.of("reserved", Orders.priced(), NOW,
                List.of(wait("payments to create its Pix; then it is undone", NOW.plusSeconds(120)),
                    wait("recovery to look at it", NOW.plusSeconds(20)))),
            Arguments.of("nobody can ask again", keyless, NOW,
                List.of(wait("the catalog to reserve its portions; then it is undone", NOW.plusSeconds(20)),
                    wait("recovery to look at it", NOW.plusSeconds(20)))),
            Arguments.of("unpaid", Orders.placed(), NOW,
                List.of(wait("its customer to pay the Pix", PIX.expiresAt()))),
            Arguments.of("unpaid for too long", Orders.placed(), PIX.expiresAt(),
                List.of(wait("payments to tell how its payment ended: its Pix has run out", null))),
            Arguments.of("paid", Orders.in(OrderStatus.AWAITING), NOW, List.of(wait("the kitchen to begin", null))),
            Arguments.of("begun", Orders.in(OrderStatus.IN_PROGRESS), NOW,
                List.of(wait("the kitchen to finish", null))),
            Arguments.of("done", Orders.in(OrderStatus.DONE), NOW,
                List.of(wait("the kitchen to hand it over", null))),
            Arguments.of("handed over", Orders.in(OrderStatus.FINISHED), NOW, List.of()),
            Arguments.of("not paid", Orders.in(OrderStatus.PAYMENT_FAILED), NOW, List.of()),
            Arguments.of("cancelled", cancelled, NOW,
                List.of(wait("payments to end its payment at the broker", null))),
            Arguments.of("cancelled and paid", approvedTooLate, NOW,
                List.of(wait("payments to refund its payment", null))),
            Arguments.of("charged back",
                PaymentRules.chargedBack(approvedTooLate, Orders.PAYMENT, Orders.TOTAL, NOW, NOW).order(), NOW,
                List.of()),
            Arguments.of("refunded",
                PaymentRules.refunded(approvedTooLate, Orders.PAYMENT, Orders.TOTAL, NOW).order(), NOW, List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waits")
    void anOrderSaysWhatItWaitsForAndUntilWhen(String name, Order order, Instant now, List<Waiting> waits) {
        assertThat(RULES.of(StoredOrder.fresh(order), now)).isEqualTo(waits);
    }

    @Test
    void messagesThatNobodyHasPublishedYetAreWaitedFor() {
        Order order = Orders.in(OrderStatus.FINISHED);
        var message = Contract.load().message(Services.ORDERS, Services.PAYMENTS,
            MessageTypes.MSG_PAYMENT_CANCELLATION_REQUESTED, order.id(),
            new PaymentCancellationRequested(order.id(), null, "test"));

        StoredOrder stored = OrderItem.read(OrderItem.write(StoredOrder.fresh(order), List.of(message), NOW));

        assertThat(RULES.of(stored, NOW)).containsExactly(wait("the relay to publish 1 message", null));
    }

    private static Waiting wait(String what, Instant until) {
        return new Waiting("orders", what, until);
    }
}
