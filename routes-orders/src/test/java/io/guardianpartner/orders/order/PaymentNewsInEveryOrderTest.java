package io.guardianpartner.orders.order;

import static io.guardianpartner.orders.order.OrderStatus.AWAITING;
import static io.guardianpartner.orders.order.OrderStatus.CANCELLED;
import static io.guardianpartner.orders.order.OrderStatus.PAYMENT_FAILED;
import static io.guardianpartner.orders.order.Orders.NOW;
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
import io.guardianpartner.orders.order.Effect.CancelPayment;
import io.guardianpartner.orders.order.OrderPayment.State;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** News of payments in whatever order they come. */
class PaymentNewsInEveryOrderTest {

    /** Whatever the order in which news arrives, money that came is asked back, and at the latest after it came. */
    @TestFactory
    Stream<DynamicTest> newsOfAPaymentThatIsNotUsedInEveryOrderEndsWithTheMoneyAskedBack() {
        List<News> news = List.of(
            new News("pix", order -> PLACING.pixIssued(order, PAYMENT, PIX, NOW)),
            new News("success", order -> PaymentRules.succeeded(order, PAYMENT, TOTAL, NOW)),
            new News("fail", order -> PaymentRules.failed(order, PAYMENT, NOW)),
            new News("cancel", order -> CancellationRules.cancelledByOwner(order, null, NOW)));
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
            new News("success", order -> PaymentRules.succeeded(order, PAYMENT, TOTAL, NOW)),
            new News("part", order -> PaymentRules.refunded(order, PAYMENT, Money.of("9.80"), NOW)),
            new News("rest", order -> PaymentRules.refunded(order, PAYMENT, TOTAL, NOW)));
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
            order -> after(order, PaymentRules.succeeded(order, PAYMENT, TOTAL, NOW)),
            order -> after(order, PaymentRules.succeeded(order, PAYMENT, TOTAL, NOW)),
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
