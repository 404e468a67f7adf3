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
import io.guardianpartner.orders.order.Decision.Unchanged;
import io.guardianpartner.orders.order.Effect.CancelPayment;
import io.guardianpartner.orders.order.Effect.StatusChanged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CookingTest {

    private static final Map<OrderStatus, Set<OrderStatus>> MOVES = Map.of(
        AWAITING, Set.of(IN_PROGRESS, CANCELLED), IN_PROGRESS, Set.of(DONE), DONE, Set.of(FINISHED));

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void theKitchenMovesAnOrderOnlyAlongItsWay(OrderStatus from) {
        for (OrderStatus to : OrderStatus.values()) {
            Decision decision = Cooking.movedTo(in(from), to, NOW);

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

    @ParameterizedTest
    @EnumSource(value = OrderStatus.class, names = {"PAYMENT_PENDING", "AWAITING"})
    void cancellingTellsEverybodyAndAsksForTheMoneyBack(OrderStatus status) {
        Changed cancelled = (Changed) Cooking.cancelledByOwner(in(status), null, NOW);

        assertThat(cancelled.order().status()).isEqualTo(CANCELLED);
        assertThat(cancelled.effects()).contains(new StatusChanged(status))
            .hasAtLeastOneElementOfType(CancelPayment.class)
            .allSatisfy(effect -> assertThat(!(effect instanceof CancelPayment cancel)
                || cancel.paymentId().equals(PAYMENT)).isTrue());
    }

    @Test
    void cancellingBeforeThePaymentIsKnownCancelsWhicheverComes() {
        Changed cancelled = (Changed) Cooking.cancelledByOwner(Orders.stored(), null, NOW);

        assertThat(cancelled.effects()).filteredOn(CancelPayment.class::isInstance).singleElement()
            .isInstanceOfSatisfying(CancelPayment.class, cancel -> assertThat(cancel.paymentId()).isNull());
    }

    @Test
    void cancellingTwiceIsCancellingOnce() {
        assertThat(Cooking.cancelledByOwner(in(CANCELLED), null, NOW)).isInstanceOf(Unchanged.class);
    }

    @ParameterizedTest
    @EnumSource(value = OrderStatus.class, names = {"IN_PROGRESS", "DONE", "FINISHED", "PAYMENT_FAILED"})
    void itIsTooLateToCancelWhatIsBeingMadeOrIsOver(OrderStatus status) {
        assertThat(Cooking.cancelledByOwner(in(status), null, NOW)).isInstanceOf(Impossible.class);
    }

    @Test
    void missingStockCancelsAnAwaitingOrderAndRefundsIt() {
        Changed gone = (Changed) Cooking.stockIsGone(in(AWAITING), "Feijoada", NOW);

        assertThat(gone.order().status()).isEqualTo(CANCELLED);
        assertThat(gone.effects()).hasSize(2).contains(new StatusChanged(AWAITING))
            .hasAtLeastOneElementOfType(CancelPayment.class);
    }

    @ParameterizedTest
    @EnumSource(value = OrderStatus.class, names = {"IN_PROGRESS", "DONE", "FINISHED"})
    void missingStockOfWhatTheKitchenHasBegunCallsAPerson(OrderStatus status) {
        Changed gone = (Changed) Cooking.stockIsGone(in(status), "Feijoada", NOW);

        assertThat(gone.order().status()).isEqualTo(status);
        assertThat(gone.order().alarms()).extracting(Alarm::kind)
            .containsExactly(Alarm.Kind.STOCK_GONE_IN_KITCHEN);
    }

    @ParameterizedTest
    @EnumSource(value = OrderStatus.class, names = {"PAYMENT_PENDING", "PAYMENT_FAILED", "CANCELLED"})
    void missingStockSaysNothingToAnOrderThatTookNone(OrderStatus status) {
        assertThat(Cooking.stockIsGone(in(status), "Feijoada", NOW)).isInstanceOf(Unchanged.class);
    }

    @Test
    void onlyTheLastTenAlarmsAreKept() {
        Order order = in(PAYMENT_PENDING);
        for (int i = 0; i < 12; i++) {
            order = Paying.refundFailed(order, PAYMENT, Orders.TOTAL, "try " + i, NOW).order();
        }

        assertThat(order.alarms()).hasSize(10);
        assertThat(order.alarms().get(9).detail()).endsWith("try 11");
    }
}
