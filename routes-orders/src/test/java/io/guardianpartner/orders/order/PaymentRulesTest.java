package io.guardianpartner.orders.order;

import static io.guardianpartner.orders.order.OrderStatus.AWAITING;
import static io.guardianpartner.orders.order.OrderStatus.CANCELLED;
import static io.guardianpartner.orders.order.OrderStatus.PAYMENT_FAILED;
import static io.guardianpartner.orders.order.OrderStatus.PAYMENT_PENDING;
import static io.guardianpartner.orders.order.Orders.NOW;
import static io.guardianpartner.orders.order.Orders.OTHER_PAYMENT;
import static io.guardianpartner.orders.order.Orders.PAYMENT;
import static io.guardianpartner.orders.order.Orders.PIX;
import static io.guardianpartner.orders.order.Orders.PLACING;
import static io.guardianpartner.orders.order.Orders.TOTAL;
import static io.guardianpartner.orders.order.Orders.in;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;

import io.guardianpartner.message.Money;
import io.guardianpartner.orders.order.Decision.Changed;
import io.guardianpartner.orders.order.Decision.Impossible;
import io.guardianpartner.orders.order.Decision.Unchanged;
import io.guardianpartner.orders.order.Effect.CancelPayment;
import io.guardianpartner.orders.order.Effect.StatusChanged;
import io.guardianpartner.orders.order.OrderPayment.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaymentRulesTest {

    private static final Money MORE = Money.of("59.81");

    @Test
    void aSuccessMakesAPendingOrderAwaitingAndTellsEverybody() {
        Changed paid = changed(PaymentRules.succeeded(in(PAYMENT_PENDING), PAYMENT, TOTAL, NOW));

        assertThat(paid.order().status()).isEqualTo(AWAITING);
        assertThat(paid.order().version()).isEqualTo(2);
        assertThat(paid.order().payment().state()).isEqualTo(State.SUCCESS);
        assertThat(paid.order().paidAt()).isEqualTo(NOW);
        assertThat(paid.effects()).containsExactly(new StatusChanged(PAYMENT_PENDING));
    }

    @Test
    void aSuccessThatOvertakesTheAnswerIsAdoptedAndTheAnswerAddsThePix() {
        Order paid = PaymentRules.succeeded(Orders.priced(), PAYMENT, TOTAL, NOW).order();
        Changed complete = changed(PLACING.pixIssued(paid, PAYMENT, PIX, NOW));

        assertThat(paid.paymentId()).isEqualTo(PAYMENT);
        assertThat(paid.isBeingPlaced()).isFalse();
        assertThat(complete.order().status()).isEqualTo(AWAITING);
        assertThat(complete.order().payment()).isEqualTo(new OrderPayment(PAYMENT, State.SUCCESS, PIX, Money.ZERO));
        assertThat(complete.effects()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = OrderStatus.class, names = {"CANCELLED", "PAYMENT_FAILED"})
    void aSuccessForAnOrderThatIsOverIsGivenBack(OrderStatus status) {
        Changed late = changed(PaymentRules.succeeded(in(status), PAYMENT, TOTAL, NOW));

        assertThat(late.order().status()).isEqualTo(status);
        assertThat(late.order().version()).isEqualTo(in(status).version());
        assertThat(late.effects()).singleElement().isInstanceOfSatisfying(CancelPayment.class,
            cancel -> assertThat(cancel.paymentId()).isEqualTo(PAYMENT));
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void aSuccessOfAnotherPaymentIsGivenBack(OrderStatus status) {
        Changed other = changed(PaymentRules.succeeded(in(status), OTHER_PAYMENT, TOTAL, NOW));

        assertThat(other.order().status()).isEqualTo(status);
        assertThat(other.order().paymentId()).isEqualTo(PAYMENT);
        assertThat(other.effects()).singleElement().isInstanceOfSatisfying(CancelPayment.class,
            cancel -> assertThat(cancel.paymentId()).isEqualTo(OTHER_PAYMENT));
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void anAmountThatIsNotTheTotalIsNeverTaken(OrderStatus status) {
        assertThat(PaymentRules.succeeded(in(status), PAYMENT, MORE, NOW)).isInstanceOf(Impossible.class);
        assertThat(PaymentRules.succeeded(in(status), OTHER_PAYMENT, MORE, NOW)).isInstanceOf(Impossible.class);
    }

    @Test
    void aPaymentOfAnOrderWithoutPriceIsRejectedUnlessTheOrderIsOver() {
        Order over = CancellationRules.cancelledByOwner(Orders.stored(), null, NOW).order();

        assertThat(PaymentRules.succeeded(Orders.stored(), PAYMENT, TOTAL, NOW)).isInstanceOf(Impossible.class);
        assertThat(changed(PaymentRules.succeeded(over, PAYMENT, TOTAL, NOW)).effects()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(value = OrderStatus.class, names = {"AWAITING", "IN_PROGRESS", "DONE", "FINISHED"})
    void aSecondSuccessOfTheSamePaymentChangesNothing(OrderStatus status) {
        assertThat(PaymentRules.succeeded(in(status), PAYMENT, TOTAL, NOW)).isInstanceOf(Unchanged.class);
    }

    @Test
    void aFailureEndsAPendingOrderEvenBeforeItsPaymentIsKnown() {
        for (Order order : List.of(in(PAYMENT_PENDING), Orders.priced())) {
            Changed failed = changed(PaymentRules.failed(order, PAYMENT, NOW));

            assertThat(failed.order().status()).isEqualTo(PAYMENT_FAILED);
            assertThat(failed.effects()).containsExactly(new StatusChanged(PAYMENT_PENDING));
        }
    }

    @ParameterizedTest
    @EnumSource(value = OrderStatus.class, mode = EnumSource.Mode.EXCLUDE, names = {"PAYMENT_PENDING", "CANCELLED"})
    void aFailureComesTooLateForAnyOtherStatus(OrderStatus status) {
        assertThat(PaymentRules.failed(in(status), PAYMENT, NOW)).isInstanceOf(Unchanged.class);
    }

    @Test
    void aFailureEndsTheOpenPaymentOfACancelledOrderOnce() {
        Changed failed = changed(PaymentRules.failed(in(CANCELLED), PAYMENT, NOW));

        assertThat(failed.order().status()).isEqualTo(CANCELLED);
        assertThat(failed.order().version()).isEqualTo(in(CANCELLED).version());
        assertThat(failed.order().payment().state()).isEqualTo(State.FAIL);
        assertThat(failed.effects()).isEmpty();
        assertThat(PaymentRules.failed(failed.order(), PAYMENT, NOW)).isInstanceOf(Unchanged.class);
    }

    @Test
    void aFailureDoesNotUndoWhatACancelledOrderWasPaidAndGivenBack() {
        Order paid = PaymentRules.succeeded(in(CANCELLED), PAYMENT, TOTAL, NOW).order();
        Order givenBack = PaymentRules.refunded(paid, PAYMENT, TOTAL, NOW).order();

        assertThat(PaymentRules.failed(paid, PAYMENT, NOW)).isInstanceOf(Unchanged.class);
        assertThat(PaymentRules.failed(givenBack, PAYMENT, NOW)).isInstanceOf(Unchanged.class);
    }

    @Test
    void aFailureOfAnotherPaymentIsNotTheOrders() {
        assertThat(PaymentRules.failed(in(PAYMENT_PENDING), OTHER_PAYMENT, NOW)).isInstanceOf(Unchanged.class);
    }

    private record News(String name, Function<Order, Decision> rule) {}

    private static String names(List<News> all) {
        return String.join(", ", all.stream().map(News::name).toList());
    }

    private static Changed changed(Decision decision) {
        assertThat(decision).isInstanceOf(Changed.class);
        return (Changed) decision;
    }
}
