package io.guardianpartner.orders.order;

import static io.guardianpartner.orders.order.OrderStatus.CANCELLED;
import static io.guardianpartner.orders.order.OrderStatus.PAYMENT_PENDING;
import static io.guardianpartner.orders.order.Orders.NOW;
import static io.guardianpartner.orders.order.Orders.OTHER_PAYMENT;
import static io.guardianpartner.orders.order.Orders.PAYMENT;
import static io.guardianpartner.orders.order.Orders.PIX;
import static io.guardianpartner.orders.order.Orders.PLACING;
import static io.guardianpartner.orders.order.Orders.PRODUCT;
import static io.guardianpartner.orders.order.Orders.in;
import static io.guardianpartner.orders.order.Orders.placed;
import static io.guardianpartner.orders.order.Orders.priced;
import static io.guardianpartner.orders.order.Orders.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;

import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Money;
import io.guardianpartner.orders.order.Decision.Changed;
import io.guardianpartner.orders.order.Decision.Unchanged;
import io.guardianpartner.orders.order.Effect.CancelPayment;
import io.guardianpartner.orders.order.Effect.StatusChanged;
import io.guardianpartner.orders.order.PlacementRules.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlacementRulesTest {

    private static final Rejection REFUSAL = Rejection.closed("no");

    @Test
    void anOrderIsPayableForThirtyFiveMinutesAndBeginsAtVersionOne() {
        assertThat(stored().payBy()).isEqualTo(NOW.plus(Duration.ofMinutes(35)));
        assertThat(stored().version()).isEqualTo(1);
        assertThat(stored().status()).isEqualTo(PAYMENT_PENDING);
        assertThat(stored().recoverAt()).contains(NOW.plusSeconds(20));
    }

    @Test
    void oneStepFollowsTheOther() {
        assertThat(PlacementRules.nextStep(stored())).isEqualTo(Step.RESERVE);
        assertThat(PlacementRules.nextStep(priced())).isEqualTo(Step.ASK_FOR_PIX);
        assertThat(PlacementRules.nextStep(placed())).isEqualTo(Step.NONE);
        assertThat(PlacementRules.nextStep(in(CANCELLED))).isEqualTo(Step.NONE);
    }

    @Test
    void theReservationsPricesMakeTheTotal() {
        assertThat(priced().total()).isEqualTo(Money.of("59.80"));
        assertThat(priced().lines().get(0).name()).isEqualTo("Feijoada");
        assertThat(priced().version()).isEqualTo(1);
    }

    @Test
    void aReservationOfSomethingElseIsNotTaken() {
        Line other = new Line(PRODUCT, 3, "Feijoada", Money.of("29.90"));

        assertThatThrownBy(() -> PLACING.priced(stored(), List.of(other), NOW))
            .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anOrderBeyondWhatCanBePaidIsRefused() {
        Line dear = new Line(PRODUCT, 2, "Caviar", Money.of("9999999999.99"));

        Changed refused = (Changed) PLACING.priced(stored(), List.of(dear), NOW);

        assertThat(refused.order().status()).isEqualTo(CANCELLED);
        assertThat(refused.order().rejection().reason()).isEqualTo(Rejection.Reason.UNPROCESSABLE);
    }

    @Test
    void thePixEndsThePlacingAndForgetsThePayer() {
        assertThat(placed().attempt()).isNull();
        assertThat(placed().recoverAt()).isEmpty();
        assertThat(placed().payment().pix()).isEqualTo(PIX);
    }

    @Test
    void everyStepTwiceIsTheStepOnce() {
        assertThat(PLACING.priced(priced(), List.of(), NOW)).isInstanceOf(Unchanged.class);
        assertThat(PLACING.pixIssued(placed(), PAYMENT, PIX, NOW)).isInstanceOf(Unchanged.class);
        assertThat(PLACING.refused(in(CANCELLED), Step.RESERVE, REFUSAL, NOW)).isInstanceOf(Unchanged.class);
    }

    @Test
    void aRefusalEndsTheOrderWithItsReasonKept() {
        Changed refused = (Changed) PLACING.refused(stored(), Step.RESERVE, REFUSAL, NOW);

        assertThat(refused.order().status()).isEqualTo(CANCELLED);
        assertThat(refused.order().version()).isEqualTo(2);
        assertThat(refused.order().rejection()).isEqualTo(REFUSAL);
        assertThat(refused.order().wasNeverPlaced()).isTrue();
        assertThat(refused.effects()).hasSize(2).contains(new StatusChanged(PAYMENT_PENDING))
            .hasAtLeastOneElementOfType(CancelPayment.class);
    }

    @Test
    void aRefusalThatATwinGotPastDoesNothing() {
        assertThat(PLACING.refused(priced(), Step.RESERVE, REFUSAL, NOW)).isInstanceOf(Unchanged.class);
        assertThat(PLACING.refused(placed(), Step.ASK_FOR_PIX, REFUSAL, NOW)).isInstanceOf(Unchanged.class);
    }

    @ParameterizedTest
    @EnumSource(value = OrderStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "PAYMENT_PENDING")
    void noStepOfPlacingMovesAnOrderThatWentOn(OrderStatus status) {
        Order order = in(status);

        assertThat(PLACING.triedAgain(order, NOW)).isInstanceOf(Unchanged.class);
        assertThat(PLACING.priced(order, List.of(), NOW)).isInstanceOf(Unchanged.class);
        assertThat(PLACING.pixIssued(order, PAYMENT, PIX, NOW)).isInstanceOf(Unchanged.class);
        assertThat(PLACING.pixIssued(order, OTHER_PAYMENT, PIX, NOW)).isInstanceOf(Unchanged.class);
        assertThat(PLACING.recovered(order, NOW.plusSeconds(999))).isInstanceOf(Unchanged.class);
    }

    @Test
    void anOrderCancelledMeanwhileKeepsNoPixAndWasNeverPlaced() {
        Order cancelled = CancellationRules.cancelledByOwner(priced(), null, NOW).order();

        assertThat(PLACING.pixIssued(cancelled, PAYMENT, PIX, NOW)).isInstanceOf(Unchanged.class);
        assertThat(cancelled.wasNeverPlaced()).isTrue();
        assertThat(in(CANCELLED).wasNeverPlaced()).isFalse();
    }

    @Test
    void recoveryTriesAgainUntilTwoMinutesAfterTheClientsLastTryAndThenUndoes() {
        Order order = PLACING.triedAgain(stored(), NOW.plusSeconds(60)).order();

        Changed later = (Changed) PLACING.recovered(order, NOW.plusSeconds(179));
        Changed undone = (Changed) PLACING.recovered(later.order(), NOW.plusSeconds(180));

        assertThat(later.order().recoverAt()).contains(NOW.plusSeconds(194));
        assertThat(later.effects()).isEmpty();
        assertThat(undone.order().status()).isEqualTo(CANCELLED);
        assertThat(undone.effects()).hasSize(2);
    }

    @Test
    void aPixNeedsThirtyMinutes() {
        assertThat(PLACING.isTooLateForPix(priced(), NOW.plus(Duration.ofMinutes(5)))).isFalse();
        assertThat(PLACING.isTooLateForPix(priced(), NOW.plus(Duration.ofMinutes(5)).plusMillis(1))).isTrue();
    }

    @Test
    void nothingPersonalShowsInTheTextOfAnOrder() {
        assertThat(stored().toString()).doesNotContain("ana@example.org");
    }

    @Test
    void anOrderWithoutKeyIsGivenUpAtRecoverysFirstLook() {
        Order keyless = PLACING.begin(Ids.next(), Owner.customer("ana"), "007", stored().lines(), null, null, true,
            NOW);

        assertThat(PLACING.isToBeGivenUp(keyless, NOW.plusSeconds(19))).isFalse();
        assertThat(PLACING.isToBeGivenUp(keyless, NOW.plusSeconds(20))).isTrue();
        assertThat(PLACING.isToBeGivenUp(stored(), NOW.plusSeconds(20))).isFalse();
    }

    @Test
    void nothingPersonalIsInTheTextOfAnOrder() {
        Order order = PLACING.begin(Ids.next(), Owner.customer("ana"), "007", stored().lines(), "allergic",
            "ana@example.org", false, NOW);

        assertThat(order.toString() + order.owner() + Owner.guest("hash")).doesNotContain("ana", "allergic", "hash");
    }
}
