package io.guardianpartner.orders.order;

import static io.guardianpartner.orders.order.OrderStatus.AWAITING;
import static io.guardianpartner.orders.order.OrderStatus.CANCELLED;
import static io.guardianpartner.orders.order.OrderStatus.DONE;
import static io.guardianpartner.orders.order.OrderStatus.FINISHED;
import static io.guardianpartner.orders.order.OrderStatus.IN_PROGRESS;
import static io.guardianpartner.orders.order.OrderStatus.PAYMENT_PENDING;
import static io.guardianpartner.orders.order.Orders.NOW;
import static io.guardianpartner.orders.order.Orders.PAYMENT;
import static io.guardianpartner.orders.order.Orders.in;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;

import io.guardianpartner.orders.order.Decision.Changed;
import io.guardianpartner.orders.order.Decision.Impossible;
import io.guardianpartner.orders.order.Effect.StatusChanged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FulfilmentRulesTest {

    private static final Map<OrderStatus, Set<OrderStatus>> MOVES = Map.of(
        AWAITING, Set.of(IN_PROGRESS, CANCELLED), IN_PROGRESS, Set.of(DONE), DONE, Set.of(FINISHED));

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void theKitchenMovesAnOrderOnlyAlongItsWay(OrderStatus from) {
        for (OrderStatus to : OrderStatus.values()) {
            Decision decision = FulfilmentRules.movedTo(in(from), to, NOW);

            if (MOVES.getOrDefault(from, Set.of()).contains(to)) {
                assertThat(decision).as(from + " to " + to).isInstanceOfSatisfying(Changed.class, changed -> {
                    assertThat(changed.order().status()).isEqualTo(to);
                    assertThat(changed.order().version()).isEqualTo(in(from).version() + 1);
                    assertThat(changed.effects()).contains(new StatusChanged(from));
                });
            } else {
                assertThat(decision).as(from + " to " + to).isInstanceOf(Impossible.class);
                assertThat(decision.order()).isEqualTo(in(from));
            }
        }
    }

    @Test
    void onlyTheLastTenAlarmsAreKept() {
        Order order = in(PAYMENT_PENDING);
        for (int i = 0; i < 12; i++) {
            order = PaymentRules.refundFailed(order, PAYMENT, Orders.TOTAL, "try " + i, NOW).order();
        }

        assertThat(order.alerts()).hasSize(10);
        assertThat(order.alerts().get(9).detail()).endsWith("try 11");
    }
}
