package io.guardianpartner.orders.order;

import static io.guardianpartner.orders.order.OrderStatus.AWAITING;
import static io.guardianpartner.orders.order.OrderStatus.CANCELLED;
import static io.guardianpartner.orders.order.Orders.NOW;
import static io.guardianpartner.orders.order.Orders.PAYMENT;
import static io.guardianpartner.orders.order.Orders.in;
import static org.assertj.core.api.Assertions.assertThat;

import io.guardianpartner.orders.order.Decision.Changed;
import io.guardianpartner.orders.order.Decision.Impossible;
import io.guardianpartner.orders.order.Decision.Unchanged;
import io.guardianpartner.orders.order.Effect.CancelPayment;
import io.guardianpartner.orders.order.Effect.StatusChanged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CancellationRulesTest {

    @ParameterizedTest
    @EnumSource(value = OrderStatus.class, names = {"PAYMENT_PENDING", "AWAITING"})
    void cancellingTellsEverybodyAndAsksForTheMoneyBack(OrderStatus status) {
        Changed cancelled = (Changed) CancellationRules.cancelledByOwner(in(status), null, NOW);

        assertThat(cancelled.order().status()).isEqualTo(CANCELLED);
        assertThat(cancelled.effects()).contains(new StatusChanged(status))
            .hasAtLeastOneElementOfType(CancelPayment.class)
            .allSatisfy(effect -> assertThat(!(effect instanceof CancelPayment cancel)
                || cancel.paymentId().equals(PAYMENT)).isTrue());
    }

    @Test
    void cancellingBeforeThePaymentIsKnownCancelsWhicheverComes() {
        Changed cancelled = (Changed) CancellationRules.cancelledByOwner(Orders.stored(), null, NOW);

        assertThat(cancelled.effects()).filteredOn(CancelPayment.class::isInstance).singleElement()
            .isInstanceOfSatisfying(CancelPayment.class, cancel -> assertThat(cancel.paymentId()).isNull());
    }

    @Test
    void cancellingTwiceIsCancellingOnce() {
        assertThat(CancellationRules.cancelledByOwner(in(CANCELLED), null, NOW)).isInstanceOf(Unchanged.class);
    }

    @ParameterizedTest
    @EnumSource(value = OrderStatus.class, names = {"IN_PROGRESS", "DONE", "FINISHED", "PAYMENT_FAILED"})
    void itIsTooLateToCancelWhatIsBeingMadeOrIsOver(OrderStatus status) {
        assertThat(CancellationRules.cancelledByOwner(in(status), null, NOW)).isInstanceOf(Impossible.class);
    }

    @Test
    void missingStockCancelsAnAwaitingOrderAndRefundsIt() {
        Changed gone = (Changed) CancellationRules.stockIsGone(in(AWAITING), "Feijoada", NOW);

        assertThat(gone.order().status()).isEqualTo(CANCELLED);
        assertThat(gone.effects()).hasSize(2).contains(new StatusChanged(AWAITING))
            .hasAtLeastOneElementOfType(CancelPayment.class);
    }

    @ParameterizedTest
    @EnumSource(value = OrderStatus.class, names = {"IN_PROGRESS", "DONE", "FINISHED"})
    void missingStockOfWhatTheKitchenHasBegunCallsAPerson(OrderStatus status) {
        Changed gone = (Changed) CancellationRules.stockIsGone(in(status), "Feijoada", NOW);

        assertThat(gone.order().status()).isEqualTo(status);
        assertThat(gone.order().alerts()).extracting(OperatorAlert::kind)
            .containsExactly(OperatorAlert.Kind.STOCK_GONE_IN_KITCHEN);
    }

    @ParameterizedTest
    @EnumSource(value = OrderStatus.class, names = {"PAYMENT_PENDING", "PAYMENT_FAILED", "CANCELLED"})
    void missingStockSaysNothingToAnOrderThatTookNone(OrderStatus status) {
        assertThat(CancellationRules.stockIsGone(in(status), "Feijoada", NOW)).isInstanceOf(Unchanged.class);
    }
}
