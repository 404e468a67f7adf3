package io.guardianpartner.orders.history;

import static io.guardianpartner.orders.order.Orders.NOW;
import static io.guardianpartner.orders.order.Orders.PLACING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import io.guardianpartner.api.story.Actor;
import io.guardianpartner.message.Money;
import io.guardianpartner.orders.history.HistoryEntry.Event;
import io.guardianpartner.orders.order.Order;
import io.guardianpartner.orders.order.OrderStatus;
import io.guardianpartner.orders.order.Orders;
import io.guardianpartner.orders.order.PaymentRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OrderHistoryTest {

    private static final Origin CUSTOMER = new Origin(Actor.CUSTOMER, null);

    static Stream<Arguments> steps() {
        Order placed = Orders.placed();
        Order paid = Orders.in(OrderStatus.AWAITING);
        Order cancelled = Orders.in(OrderStatus.CANCELLED);
        return Stream.of(
            Arguments.of(null, Orders.stored(), Event.PLACED),
            Arguments.of(Orders.stored(), PLACING.triedAgain(Orders.stored(), NOW.plusSeconds(1)).order(),
                Event.TRIED_AGAIN),
            Arguments.of(Orders.stored(), PLACING.recovered(Orders.stored(), NOW.plusSeconds(20)).order(),
                Event.RECOVERY_LOOKED),
            Arguments.of(Orders.stored(), Orders.priced(), Event.RESERVED),
            Arguments.of(Orders.priced(), placed, Event.PIX_ISSUED),
            Arguments.of(placed, paid, Event.STATUS_CHANGED),
            Arguments.of(cancelled, PaymentRules.failed(cancelled, Orders.PAYMENT, NOW).order(), Event.PAYMENT_CHANGED),
            Arguments.of(cancelled,
                PaymentRules.succeeded(cancelled, Orders.OTHER_PAYMENT, Orders.TOTAL, NOW).order(),
                Event.ASKED_PAYMENTS),
            Arguments.of(paid, PaymentRules.refunded(paid, Orders.PAYMENT, Money.of("1.00"), NOW).order(),
                Event.REFUNDED),
            Arguments.of(paid, PaymentRules.refundFailed(paid, Orders.PAYMENT, Orders.TOTAL, "closed", NOW).order(),
                Event.ALERTED));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void whatHappenedIsReadOffTheOrder(Order before, Order after, Event event) {
        HistoryEntry step = HistoryEntry.of(before, after, CUSTOMER, List.of());

        assertThat(step.event()).isEqualTo(event);
        assertThat(step.at()).isEqualTo(after.updatedAt());
        assertThat(step.status() != null).isEqualTo(before == null || before.status() != after.status());
        assertThat(step.refunded() != null).isEqualTo(event == Event.REFUNDED);
    }

    @Test
    void whatComesSeveralTimesInARowIsOneStep() {
        OrderHistory history = OrderHistory.NONE;
        Order order = Orders.stored();
        for (int i = 1; i <= 100; i++) {
            Order next = PLACING.triedAgain(order, NOW.plusSeconds(i)).order();
            history = history.with(HistoryEntry.of(order, next, CUSTOMER, List.of()));
            order = next;
        }

        assertThat(history.entries()).hasSize(1);
        assertThat(history.entries().get(0).times()).isEqualTo(100);
        assertThat(history.entries().get(0).at()).isEqualTo(NOW.plusSeconds(100));
    }

    @Test
    void theLastFortyAreKept() {
        OrderHistory history = OrderHistory.NONE.with(HistoryEntry.of(null, Orders.stored(), CUSTOMER, List.of()));
        assertThat(history.isWhole()).isTrue();

        Order paid = Orders.in(OrderStatus.AWAITING);
        for (int i = 0; i < 100; i++) {
            history = history.with(HistoryEntry.of(paid,
                PaymentRules.refundFailed(paid, Orders.PAYMENT, Orders.TOTAL, "closed", NOW).order(), CUSTOMER,
                List.of()));
        }

        assertThat(history.entries()).hasSize(OrderHistory.KEPT);
        assertThat(history.isWhole()).isFalse();
    }
}
