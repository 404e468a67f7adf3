package io.guardianpartner.orders.order;

import static io.guardianpartner.orders.order.OrderStatus.AWAITING;
import static io.guardianpartner.orders.order.OrderStatus.CANCELLED;
import static io.guardianpartner.orders.order.Orders.NOW;
import static io.guardianpartner.orders.order.Orders.PAYMENT;
import static io.guardianpartner.orders.order.Orders.TOTAL;
import static io.guardianpartner.orders.order.Orders.in;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;

import io.guardianpartner.message.Money;
import io.guardianpartner.orders.order.Decision.Changed;
import io.guardianpartner.orders.order.Decision.Unchanged;
import io.guardianpartner.orders.order.Effect.StatusChanged;
import io.guardianpartner.orders.order.OrderPayment.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Decisions about money that went back, or could not. */
class RefundRulesTest {

    @Test
    void aFullRefundCancelsAnAwaitingOrderAndAsksForNoMore() {
        Changed refunded = changed(PaymentRules.refunded(in(AWAITING), PAYMENT, TOTAL, NOW));

        assertThat(refunded.order().status()).isEqualTo(CANCELLED);
        assertThat(refunded.order().payment().state()).isEqualTo(State.REFUNDED);
        assertThat(refunded.effects()).containsExactly(new StatusChanged(AWAITING));
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void aPartialRefundIsWrittenDownAndNothingElse(OrderStatus status) {
        Changed refunded = changed(PaymentRules.refunded(in(status), PAYMENT, Money.of("5.00"), NOW));

        assertThat(refunded.order().status()).isEqualTo(status);
        assertThat(refunded.order().payment().state()).isEqualTo(State.PARTIALLY_REFUNDED);
        assertThat(refunded.order().payment().refunded()).isEqualTo(Money.of("5.00"));
        assertThat(refunded.effects()).isEmpty();
        assertThat(PaymentRules.refunded(refunded.order(), PAYMENT, Money.of("4.00"), NOW))
            .isInstanceOf(Unchanged.class);
    }

    @ParameterizedTest
    @EnumSource(value = OrderStatus.class, names = {"IN_PROGRESS", "DONE", "FINISHED"})
    void aFullRefundOfWhatTheKitchenHasBegunCallsAPerson(OrderStatus status) {
        Changed refunded = changed(PaymentRules.refunded(in(status), PAYMENT, TOTAL, NOW));

        assertThat(refunded.order().status()).isEqualTo(status);
        assertThat(refunded.order().alerts()).extracting(OperatorAlert::kind)
            .containsExactly(OperatorAlert.Kind.REFUNDED_IN_KITCHEN);
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void aRefundThatFailedCallsAPerson(OrderStatus status) {
        Changed failed = changed(PaymentRules.refundFailed(in(status), PAYMENT, TOTAL, "account closed", NOW));

        assertThat(failed.order().status()).isEqualTo(status);
        assertThat(failed.order().alerts()).singleElement()
            .satisfies(alert -> assertThat(alert.detail()).contains("account closed"));
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
