package io.guardianpartner.orders.order;

import static io.guardianpartner.orders.order.OrderStatus.PAYMENT_FAILED;
import static io.guardianpartner.orders.order.OrderStatus.PAYMENT_PENDING;
import static io.guardianpartner.orders.order.Orders.NOW;
import static io.guardianpartner.orders.order.Orders.OTHER_PAYMENT;
import static io.guardianpartner.orders.order.Orders.PAYMENT;
import static io.guardianpartner.orders.order.Orders.PIX;
import static io.guardianpartner.orders.order.Orders.PLACING;
import static io.guardianpartner.orders.order.Orders.PRODUCT;
import static io.guardianpartner.orders.order.Orders.TOTAL;
import static io.guardianpartner.orders.order.Orders.in;
import static io.guardianpartner.orders.order.Orders.placed;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Money;
import io.guardianpartner.orders.order.Decision.Changed;
import io.guardianpartner.orders.order.Decision.Impossible;
import io.guardianpartner.orders.order.Decision.Unchanged;
import io.guardianpartner.orders.order.Effect.CancelPayment;
import io.guardianpartner.orders.order.Effect.StatusChanged;
import io.guardianpartner.orders.order.PlacementRules.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NewPaymentRulesTest {

    private static final Duration OFFERED_FOR = Duration.ofHours(2);
    private static final NewPaymentRules RULES = new NewPaymentRules(PLACING, OFFERED_FOR);
    private static final Instant LATER = NOW.plus(Duration.ofMinutes(40));

    private static Order again() {
        return RULES.wanted(in(PAYMENT_FAILED), LATER).order();
    }

    private static Order reservedAgain() {
        return PLACING.priced(again(), List.of(new Line(PRODUCT, 2, "Feijoada", Money.of("29.90"))), LATER).order();
    }

    private static Order placedAgain() {
        return PLACING.pixIssued(reservedAgain(), OTHER_PAYMENT, new Pix("000202", LATER.plusSeconds(1800)), LATER)
            .order();
    }

    @Test
    void anOrderWhosePaymentFailedIsPlacedAgainFromItsReservationOn() {
        Changed begun = (Changed) RULES.wanted(in(PAYMENT_FAILED), LATER);

        Order order = begun.order();
        assertThat(order.status()).isEqualTo(PAYMENT_PENDING);
        assertThat(order.version()).isEqualTo(3);
        assertThat(order.payment()).isNull();
        assertThat(order.earlierPayments()).containsExactly(PAYMENT);
        assertThat(order.payBy()).isEqualTo(LATER.plus(Duration.ofMinutes(35)));
        assertThat(PlacementRules.nextStep(order)).isEqualTo(Step.RESERVE);
        assertThat(PlacementRules.nextStep(reservedAgain())).isEqualTo(Step.ASK_FOR_PIX);
        assertThat(begun.effects()).containsExactly(new StatusChanged(PAYMENT_FAILED));
        assertThat(placedAgain().total()).isEqualTo(TOTAL);
        assertThat(placedAgain().canBePaid(LATER)).isTrue();
    }

    @Test
    void toWantItTwiceIsToWantItOnce() {
        Order order = RULES.wanted(again(), LATER.plusSeconds(1)).order();

        assertThat(order.earlierPayments()).containsExactly(PAYMENT);
        assertThat(order.version()).isEqualTo(3);
        assertThat(order.attempt().triedAt()).isEqualTo(LATER.plusSeconds(1));
        assertThat(RULES.wanted(placedAgain(), LATER)).isInstanceOf(Unchanged.class);
    }

    @Test
    void aPixThatCanBePaidStays() {
        assertThat(RULES.wanted(placed(), NOW)).isInstanceOf(Unchanged.class);
    }

    @Test
    void whetherAPixThatRanOutWasPaidIsWaitedFor() {
        assertThat(RULES.wanted(placed(), PIX.expiresAt())).isInstanceOf(Unchanged.class);
    }

    @Test
    void whatWasChargedBackOfAnEarlierPaymentSaysNothingOfTheNewOne() {
        Order chargedBack = PaymentRules.chargedBack(in(PAYMENT_FAILED), PAYMENT, TOTAL, NOW, NOW).order();

        assertThat(RULES.wanted(chargedBack, LATER).order().isChargedBack()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(value = OrderStatus.class, names = {"PAYMENT_PENDING",
        "PAYMENT_FAILED"}, mode = EnumSource.Mode.EXCLUDE)
    void whatIsPaidOrOverGetsNoOther(OrderStatus status) {
        assertThat(RULES.wanted(in(status), NOW)).isInstanceOf(Impossible.class);
    }

    @Test
    void anOrderHasFivePaymentsAtMost() {
        Order order = in(PAYMENT_FAILED);
        for (int i = 1; i < NewPaymentRules.MOST_PAYMENTS; i++) {
            UUID next = Ids.next();
            order = PaymentRules.failed(RULES.wanted(order, LATER).order(), next, LATER).order();
            assertThat(order.payment().id()).isEqualTo(next);
        }

        assertThat(RULES.wanted(order, LATER)).isInstanceOf(Impossible.class);
    }

    @Test
    void anOldOrderGetsNone() {
        assertThat(RULES.wanted(in(PAYMENT_FAILED), NOW.plus(OFFERED_FOR))).isInstanceOf(Changed.class);
        assertThat(RULES.wanted(in(PAYMENT_FAILED), NOW.plus(OFFERED_FOR).plusMillis(1)))
            .isInstanceOf(Impossible.class);
    }

    @Test
    void anEarlierPaymentIsNeverTheOneThatPaysTheOrder() {
        for (Order order : List.of(again(), reservedAgain(), placedAgain())) {
            Changed asked = (Changed) PaymentRules.succeeded(order, PAYMENT, TOTAL, LATER);

            assertThat(asked.order().status()).isEqualTo(PAYMENT_PENDING);
            assertThat(asked.effects()).singleElement().isInstanceOfSatisfying(CancelPayment.class,
                cancel -> assertThat(cancel.paymentId()).isEqualTo(PAYMENT));
            assertThat(PaymentRules.failed(order, PAYMENT, LATER)).isInstanceOf(Unchanged.class);
            assertThat(PLACING.pixIssued(order, PAYMENT, PIX, LATER)).isInstanceOf(Unchanged.class);
        }
    }

    @Test
    void theNewPaymentPaysTheOrderAlsoBeforeItsAnswerHasCome() {
        assertThat(PaymentRules.succeeded(reservedAgain(), OTHER_PAYMENT, TOTAL, LATER).order().status())
            .isEqualTo(OrderStatus.AWAITING);
        assertThat(PaymentRules.failed(reservedAgain(), OTHER_PAYMENT, LATER).order().status())
            .isEqualTo(PAYMENT_FAILED);
    }

    @Test
    void nobodyPaysAnotherPriceThanTheOneThatWasTold() {
        Decision dearer = PLACING.priced(again(), List.of(new Line(PRODUCT, 2, "Feijoada", Money.of("31.90"))), LATER);

        assertThat(dearer.order().status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(dearer.order().rejection().detail()).isEqualTo("Prices have changed: place another order.");
    }

    @Test
    void anOrderThatWasOncePlacedIsNotTakenForOneThatNeverWas() {
        Order soldOut = PLACING.refused(again(), Step.RESERVE, Rejection.stockUnavailable("sold", List.of()), LATER)
            .order();

        assertThat(soldOut.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(soldOut.wasNeverPlaced()).isFalse();
    }
}
