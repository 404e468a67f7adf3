package io.guardianpartner.orders.order;

import static io.guardianpartner.orders.order.Orders.NOW;
import static io.guardianpartner.orders.order.Orders.OTHER_PAYMENT;
import static io.guardianpartner.orders.order.Orders.PAYMENT;
import static io.guardianpartner.orders.order.Orders.TOTAL;
import static io.guardianpartner.orders.order.Orders.in;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import io.guardianpartner.orders.order.Decision.Changed;
import io.guardianpartner.orders.order.Decision.Unchanged;
import io.guardianpartner.orders.order.Effect.Alerted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Decisions about money that the payer's bank took back. */
class ChargeBackRulesTest {

    private static final Instant TAKEN = NOW.minusSeconds(60);

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void aChargeBackIsWrittenDownCallsAPersonAndUndoesNothing(OrderStatus status) {
        Changed taken = (Changed) PaymentRules.chargedBack(in(status), PAYMENT, TOTAL, TAKEN, NOW);

        assertThat(taken.order().status()).isEqualTo(status);
        assertThat(taken.order().isChargedBack()).isTrue();
        assertThat(taken.order().alerts()).extracting(OperatorAlert::kind)
            .containsExactly(OperatorAlert.Kind.CHARGED_BACK);
        assertThat(taken.effects()).singleElement().isInstanceOf(Alerted.class);
    }

    @Test
    void aReimbursementEndsItAndCallsNobody() {
        Order taken = PaymentRules.chargedBack(in(OrderStatus.FINISHED), PAYMENT, TOTAL, TAKEN, NOW).order();

        Changed back = (Changed) PaymentRules.reimbursed(taken, PAYMENT, TOTAL, NOW, NOW);

        assertThat(back.order().isChargedBack()).isFalse();
        assertThat(back.order().chargeBack()).isEqualTo(new ChargeBack(TOTAL, true, NOW));
        assertThat(back.effects()).isEmpty();
    }

    @Test
    void theLaterOfBothCountsWhicheverComesFirst() {
        Order reimbursed = PaymentRules.reimbursed(in(OrderStatus.FINISHED), PAYMENT, TOTAL, NOW, NOW).order();

        assertThat(PaymentRules.chargedBack(reimbursed, PAYMENT, TOTAL, TAKEN, NOW)).isInstanceOf(Unchanged.class);
        assertThat(PaymentRules.chargedBack(reimbursed, PAYMENT, TOTAL, NOW.plusSeconds(1), NOW))
            .isInstanceOf(Changed.class);
    }

    @Test
    void anotherPaymentsChargeBackIsNotTheOrders() {
        assertThat(PaymentRules.chargedBack(in(OrderStatus.AWAITING), OTHER_PAYMENT, TOTAL, TAKEN, NOW))
            .isInstanceOf(Unchanged.class);
    }
}
