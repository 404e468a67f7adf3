package io.guardianpartner.orders.order;

import static io.guardianpartner.orders.order.OrderStatus.AWAITING;
import static io.guardianpartner.orders.order.OrderStatus.CANCELLED;
import static io.guardianpartner.orders.order.OrderStatus.DONE;
import static io.guardianpartner.orders.order.OrderStatus.FINISHED;
import static io.guardianpartner.orders.order.OrderStatus.IN_PROGRESS;
import static io.guardianpartner.orders.order.OrderStatus.PAYMENT_FAILED;
import static io.guardianpartner.orders.order.OrderStatus.PAYMENT_PENDING;
import static io.guardianpartner.orders.order.Trigger.FULLY_REFUNDED;
import static io.guardianpartner.orders.order.Trigger.KITCHEN_CANCELS;
import static io.guardianpartner.orders.order.Trigger.KITCHEN_FINISHES;
import static io.guardianpartner.orders.order.Trigger.KITCHEN_HANDS_OVER;
import static io.guardianpartner.orders.order.Trigger.KITCHEN_STARTS;
import static io.guardianpartner.orders.order.Trigger.OWNER_CANCELS;
import static io.guardianpartner.orders.order.Trigger.OWNER_PAYS_ANEW;
import static io.guardianpartner.orders.order.Trigger.PAYMENT_FAILS;
import static io.guardianpartner.orders.order.Trigger.PAYMENT_SUCCEEDS;
import static io.guardianpartner.orders.order.Trigger.PLACING_FAILS;
import static io.guardianpartner.orders.order.Trigger.STOCK_IS_GONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The state machine, every status with every trigger. */
class OrderStatusTest {

    private static final Map<String, OrderStatus> ALLOWED = Map.ofEntries(
        Map.entry(PAYMENT_PENDING + " " + PAYMENT_SUCCEEDS, AWAITING),
        Map.entry(PAYMENT_PENDING + " " + PAYMENT_FAILS, PAYMENT_FAILED),
        Map.entry(PAYMENT_FAILED + " " + OWNER_PAYS_ANEW, PAYMENT_PENDING),
        Map.entry(PAYMENT_PENDING + " " + PLACING_FAILS, CANCELLED),
        Map.entry(PAYMENT_PENDING + " " + OWNER_CANCELS, CANCELLED),
        Map.entry(PAYMENT_PENDING + " " + FULLY_REFUNDED, CANCELLED),
        Map.entry(AWAITING + " " + KITCHEN_STARTS, IN_PROGRESS),
        Map.entry(AWAITING + " " + KITCHEN_CANCELS, CANCELLED),
        Map.entry(AWAITING + " " + OWNER_CANCELS, CANCELLED),
        Map.entry(AWAITING + " " + FULLY_REFUNDED, CANCELLED),
        Map.entry(AWAITING + " " + STOCK_IS_GONE, CANCELLED),
        Map.entry(IN_PROGRESS + " " + KITCHEN_FINISHES, DONE),
        Map.entry(DONE + " " + KITCHEN_HANDS_OVER, FINISHED));

    static Stream<Arguments> everyStatusWithEveryTrigger() {
        return Arrays.stream(OrderStatus.values())
            .flatMap(status -> Arrays.stream(Trigger.values()).map(trigger -> Arguments.of(status, trigger)));
    }

    @ParameterizedTest(name = "{0} when {1}")
    @MethodSource("everyStatusWithEveryTrigger")
    void onlyWhatTheTableListsCanHappen(OrderStatus status, Trigger trigger) {
        assertThat(status.after(trigger)).isEqualTo(Optional.ofNullable(ALLOWED.get(status + " " + trigger)));
    }

    @Test
    void onlyASuccessfulPaymentMakesAnOrderAwaiting() {
        assertThat(everyStatusWithEveryTrigger()
            .filter(pair -> ((OrderStatus) pair.get()[0]).after((Trigger) pair.get()[1]).equals(Optional.of(AWAITING)))
            .map(pair -> pair.get()[1])).containsExactly(PAYMENT_SUCCEEDS);
    }

    @Test
    void theBoardShowsWhatTheKitchenHasToDo() {
        assertThat(Arrays.stream(OrderStatus.values()).filter(OrderStatus::isOnBoard))
            .containsExactly(AWAITING, IN_PROGRESS, DONE);
    }
}
