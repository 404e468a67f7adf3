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

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.guardianpartner.message.Money;
import io.guardianpartner.orders.order.Decision.Changed;
import io.guardianpartner.orders.order.Decision.Impossible;
import io.guardianpartner.orders.order.Decision.Unchanged;
import io.guardianpartner.orders.order.Effect.CancelPayment;
import io.guardianpartner.orders.order.Effect.StatusChanged;
import io.guardianpartner.orders.order.OrderPayment.State;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PayingTest {

    private static final Money MORE = Money.of("59.81");

    @Test
    void aSuccessMakesAPendingOrderAwaitingAndTellsEverybody() {
        Changed paid = changed(Paying.succeeded(in(PAYMENT_PENDING), PAYMENT, TOTAL, NOW));

        assertThat(paid.order().status()).isEqualTo(AWAITING);
        assertThat(paid.order().version()).isEqualTo(2);
        assertThat(paid.order().payment().state()).isEqualTo(State.SUCCESS);
        assertThat(paid.effects()).containsExactly(new StatusChanged(PAYMENT_PENDING));
    }

    @Test
    void aSuccessThatOvertakesTheAnswerIsAdoptedAndTheAnswerAddsThePix() {
        Order paid = Paying.succeeded(Orders.priced(), PAYMENT, TOTAL, NOW).order();
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
        Changed late = changed(Paying.succeeded(in(status), PAYMENT, TOTAL, NOW));

        assertThat(late.order().status()).isEqualTo(status);
        assertThat(late.order().version()).isEqualTo(in(status).version());
        assertThat(late.effects()).singleElement().isInstanceOfSatisfying(CancelPayment.class,
            cancel -> assertThat(cancel.paymentId()).isEqualTo(PAYMENT));
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void aSuccessOfAnotherPaymentIsGivenBack(OrderStatus status) {
        Changed other = changed(Paying.succeeded(in(status), OTHER_PAYMENT, TOTAL, NOW));

        assertThat(other.order().status()).isEqualTo(status);
        assertThat(other.order().paymentId()).isEqualTo(PAYMENT);
        assertThat(other.effects()).singleElement().isInstanceOfSatisfying(CancelPayment.class,
            cancel -> assertThat(cancel.paymentId()).isEqualTo(OTHER_PAYMENT));
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void anAmountThatIsNotTheTotalIsNeverTaken(OrderStatus status) {
        assertThat(Paying.succeeded(in(status), PAYMENT, MORE, NOW)).isInstanceOf(Impossible.class);
        assertThat(Paying.succeeded(in(status), OTHER_PAYMENT, MORE, NOW)).isInstanceOf(Impossible.class);
    }

    @Test
    void aPaymentOfAnOrderWithoutPriceIsRejectedUnlessTheOrderIsOver() {
        Order over = Cooking.cancelledByOwner(Orders.stored(), null, NOW).order();

        assertThat(Paying.succeeded(Orders.stored(), PAYMENT, TOTAL, NOW)).isInstanceOf(Impossible.class);
        assertThat(changed(Paying.succeeded(over, PAYMENT, TOTAL, NOW)).effects()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(value = OrderStatus.class, names = {"AWAITING", "IN_PROGRESS", "DONE", "FINISHED"})
    void aSecondSuccessOfTheSamePaymentChangesNothing(OrderStatus status) {
        assertThat(Paying.succeeded(in(status), PAYMENT, TOTAL, NOW)).isInstanceOf(Unchanged.class);
    }

    @Test
    void aFailureEndsAPendingOrderEvenBeforeItsPaymentIsKnown() {
        for (Order order : List.of(in(PAYMENT_PENDING), Orders.priced())) {
            Changed failed = changed(Paying.failed(order, PAYMENT, NOW));

            assertThat(failed.order().status()).isEqualTo(PAYMENT_FAILED);
            assertThat(failed.effects()).containsExactly(new StatusChanged(PAYMENT_PENDING));
        }
    }

    @ParameterizedTest
    @EnumSource(value = OrderStatus.class, mode = EnumSource.Mode.EXCLUDE, names = {"PAYMENT_PENDING", "CANCELLED"})
    void aFailureComesTooLateForAnyOtherStatus(OrderStatus status) {
        assertThat(Paying.failed(in(status), PAYMENT, NOW)).isInstanceOf(Unchanged.class);
    }

    @Test
    void aFailureEndsTheOpenPaymentOfACancelledOrderOnce() {
        Changed failed = changed(Paying.failed(in(CANCELLED), PAYMENT, NOW));

        assertThat(failed.order().status()).isEqualTo(CANCELLED);
        assertThat(failed.order().version()).isEqualTo(in(CANCELLED).version());
        assertThat(failed.order().payment().state()).isEqualTo(State.FAIL);
        assertThat(failed.effects()).isEmpty();
        assertThat(Paying.failed(failed.order(), PAYMENT, NOW)).isInstanceOf(Unchanged.class);
    }

    @Test
    void aFailureDoesNotUndoWhatACancelledOrderWasPaidAndGivenBack() {
        Order paid = Paying.succeeded(in(CANCELLED), PAYMENT, TOTAL, NOW).order();
        Order givenBack = Paying.refunded(paid, PAYMENT, TOTAL, NOW).order();

        assertThat(Paying.failed(paid, PAYMENT, NOW)).isInstanceOf(Unchanged.class);
        assertThat(Paying.failed(givenBack, PAYMENT, NOW)).isInstanceOf(Unchanged.class);
    }

    @Test
    void aFailureOfAnotherPaymentIsNotTheOrders() {
        assertThat(Paying.failed(in(PAYMENT_PENDING), OTHER_PAYMENT, NOW)).isInstanceOf(Unchanged.class);
    }

    @Test
    void aFullRefundCancelsAnAwaitingOrderAndAsksForNoMore() {
        Changed refunded = changed(Paying.refunded(in(AWAITING), PAYMENT, TOTAL, NOW));

        assertThat(refunded.order().status()).isEqualTo(CANCELLED);
        assertThat(refunded.order().payment().state()).isEqualTo(State.REFUNDED);
        assertThat(refunded.effects()).containsExactly(new StatusChanged(AWAITING));
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void aPartialRefundIsWrittenDownAndNothingElse(OrderStatus status) {
        Changed refunded = changed(Paying.refunded(in(status), PAYMENT, Money.of("5.00"), NOW));

        assertThat(refunded.order().status()).isEqualTo(status);
        assertThat(refunded.order().payment().state()).isEqualTo(State.PARTIALLY_REFUNDED);
        assertThat(refunded.order().payment().refunded()).isEqualTo(Money.of("5.00"));
        assertThat(refunded.effects()).isEmpty();
        assertThat(Paying.refunded(refunded.order(), PAYMENT, Money.of("4.00"), NOW)).isInstanceOf(Unchanged.class);
    }

    @ParameterizedTest
    @EnumSource(value = OrderStatus.class, names = {"IN_PROGRESS", "DONE", "FINISHED"})
    void aFullRefundOfWhatTheKitchenHasBegunCallsAPerson(OrderStatus status) {
        Changed refunded = changed(Paying.refunded(in(status), PAYMENT, TOTAL, NOW));

        assertThat(refunded.order().status()).isEqualTo(status);
        assertThat(refunded.order().alarms()).extracting(Alarm::kind).containsExactly(Alarm.Kind.REFUNDED_IN_KITCHEN);
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void aRefundThatFailedCallsAPerson(OrderStatus status) {
        Changed failed = changed(Paying.refundFailed(in(status), PAYMENT, TOTAL, "account closed", NOW));

        assertThat(failed.order().status()).isEqualTo(status);
        assertThat(failed.order().alarms()).singleElement()
            .satisfies(alarm -> assertThat(alarm.detail()).contains("account closed"));
    }

    /** Whatever the order in which news arrives, money that came is asked back, and at the latest after it came. */
    @TestFactory
    Stream<DynamicTest> newsOfAPaymentThatIsNotUsedInEveryOrderEndsWithTheMoneyAskedBack() {
        List<News> news = List.of(
            new News("pix", order -> PLACING.pixIssued(order, PAYMENT, PIX, NOW)),
            new News("success", order -> Paying.succeeded(order, PAYMENT, TOTAL, NOW)),
            new News("fail", order -> Paying.failed(order, PAYMENT, NOW)),
            new News("cancel", order -> Cooking.cancelledByOwner(order, null, NOW)));
        return permutations(news).stream().map(all -> DynamicTest.dynamicTest(names(all), () -> {
            Order order = Orders.priced();
            boolean isAskedBack = false;
            for (News next : all) {
                Decision decision = next.rule().apply(order);
                isAskedBack = asksBack(decision) || isAskedBack && !next.name().equals("success");
                order = after(order, decision);
            }
            assertThat(order.status()).isIn(CANCELLED, PAYMENT_FAILED);
            assertThat(isAskedBack).isTrue();
        }));
    }

    @TestFactory
    Stream<DynamicTest> newsOfARefundInEveryOrderEndsWithNoFoodAndNoMoney() {
        List<News> news = List.of(
            new News("pix", order -> PLACING.pixIssued(order, PAYMENT, PIX, NOW)),
            new News("success", order -> Paying.succeeded(order, PAYMENT, TOTAL, NOW)),
            new News("part", order -> Paying.refunded(order, PAYMENT, Money.of("9.80"), NOW)),
            new News("rest", order -> Paying.refunded(order, PAYMENT, TOTAL, NOW)));
        return permutations(news).stream().map(all -> DynamicTest.dynamicTest(names(all), () -> {
            Order order = Orders.priced();
            for (News next : all) {
                order = after(order, next.rule().apply(order));
            }
            assertThat(order.status()).isEqualTo(CANCELLED);
            assertThat(order.payment().state()).isEqualTo(State.REFUNDED);
            assertThat(order.payment().refunded()).isEqualTo(TOTAL);
        }));
    }

    @TestFactory
    Stream<DynamicTest> aPaidOrderEndsAlikeWhateverOvertakesWhat() {
        List<UnaryOperator<Order>> news = List.of(
            order -> after(order, PLACING.pixIssued(order, PAYMENT, PIX, NOW)),
            order -> after(order, Paying.succeeded(order, PAYMENT, TOTAL, NOW)),
            order -> after(order, Paying.succeeded(order, PAYMENT, TOTAL, NOW)),
            order -> after(order, PLACING.triedAgain(order, NOW)));
        return permutations(news).stream().map(all -> DynamicTest.dynamicTest(all.toString(), () -> {
            Order order = Orders.priced();
            for (UnaryOperator<Order> next : all) {
                order = next.apply(order);
            }
            assertThat(order).isEqualTo(in(AWAITING));
        }));
    }

    private record News(String name, Function<Order, Decision> rule) {}

    private static String names(List<News> all) {
        return String.join(", ", all.stream().map(News::name).toList());
    }

    private static boolean asksBack(Decision decision) {
        return decision instanceof Changed changed
            && changed.effects().stream().anyMatch(CancelPayment.class::isInstance);
    }

    private static Order after(Order order, Decision decision) {
        return decision instanceof Changed changed ? changed.order() : order;
    }

    private static Changed changed(Decision decision) {
        assertThat(decision).isInstanceOf(Changed.class);
        return (Changed) decision;
    }

    private static <T> List<List<T>> permutations(List<T> all) {
        if (all.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> result = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            List<T> rest = new ArrayList<>(all);
            T first = rest.remove(i);
            permutations(rest).forEach(tail -> {
                List<T> one = new ArrayList<>(List.of(first));
                one.addAll(tail);
                result.add(one);
            });
        }
        return result;
    }
}
